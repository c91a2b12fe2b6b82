import type { Agreement, AmountBase, CapTerms } from '../../core/agreement/index.ts';
import type { Words } from '../words.ts';

/** What a share is a share of, with what its lines are called. */
export interface NamedBase {
  readonly kind: AmountBase['kind'];
  readonly lines: readonly string[];
}

/** `5% of the recurring charges of the period`. */
export function shareText(share: string, { kind, lines }: NamedBase, words: Words): string {
  const names = words.listed(lines.map((line) => words.say(`«\u202f${line}\u202f»`, `“${line}”`)));
  switch (kind) {
    case 'charges':
      return words.say(`${share} des prix récurrents de la période`, `${share} of the recurring charges of the period`);
    case 'annualValue':
      return words.say(`${share} du prix annuel`, `${share} of the yearly value`);
    case 'lines':
      return words.say(`${share} de ${names}`, `${share} of ${names}`);
  }
}

/** What a share is a share of, its lines by their titles. */
export function namedBase(base: AmountBase, { commercial }: Agreement, words: Words): NamedBase {
  const ids = base.kind === 'lines' ? base.lines : [];
  const titleOfLine = (id: string) => commercial.lines.find((line) => line.id === id)?.title[words.language] ?? id;
  return { kind: base.kind, lines: ids.map(titleOfLine) };
}

/** The most that is owed. */
export function capText(cap: CapTerms, agreement: Agreement, words: Words): string {
  if (cap.kind === 'amount') return words.money(cap.amount);
  return shareText(words.share(cap.sharePpm), namedBase(cap.of, agreement, words), words);
}
