/** What is wrong with the typography of a French text; each finding shows its surroundings. */
export function typographyProblems(text: string): readonly string[] {
  return RULES.flatMap(({ pattern, rule }) =>
    [...text.matchAll(pattern)].map((match) => {
      const from = Math.max(0, match.index - 15);
      return `${rule}: “${text
        .slice(from, match.index + 15)
        .replaceAll('\u202f', '⎵')
        .replaceAll('\u00a0', '~')}”`;
    }),
  );
}

const RULES: readonly { readonly rule: string; readonly pattern: RegExp }[] = [
  { rule: 'narrow no-break space before ; ! ?', pattern: /(?<![\u202f;!?])[;!?]/g },
  // A colon that is followed by a letter or figure belongs to a name, an address or a time of day.
  { rule: 'narrow no-break space before :', pattern: /(?<!\u202f):(?=\s|$)/g },
  { rule: 'narrow no-break space before %', pattern: /(?<!\u202f)%/g },
  { rule: 'no-break space inside «', pattern: /«(?![\u202f\u00a0])/g },
  { rule: 'no-break space inside »', pattern: /(?<![\u202f\u00a0])»/g },
  { rule: 'narrow no-break space before €', pattern: /(?<!\u202f)€/g },
  { rule: 'typographic apostrophe', pattern: /'/g },
  { rule: 'guillemets, not straight quotes', pattern: /"/g },
];
