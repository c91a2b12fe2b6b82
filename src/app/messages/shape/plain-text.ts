import type { Wording } from '../wording.ts';

/** A wording as plain text: what counts first, the link on a line of its own. */
export function plainText(wording: Wording, fact: (label: string, value: string) => string): string {
  const { headline, about, sentences, facts, rows, more, link, footer } = wording;
  const parts = [
    about === '' ? headline : `${headline}\n${about}`,
    sentences.join('\n'),
    facts.map(({ label, value }) => fact(label, value)).join('\n'),
    [
      ...rows.map(({ what, note }) => (note === '' ? `- ${what}` : `- ${what}\n  ${note}`)),
      ...(more === null ? [] : [more]),
    ].join('\n'),
    link === null ? '' : fact(link.label, link.url),
    `-- \n${footer.join('\n')}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
