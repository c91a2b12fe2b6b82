import type { SecondOpinion } from '../../app/second-opinion.ts';
import { integer, share } from '../format/number.ts';
import { type Cell, table } from '../print/table.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';

/** Our verdicts beside recorded ones: the four cells, what neither judges, the sum, and the first tickets that differ. */
export function tellSecondOpinion(opinion: SecondOpinion, session: Session): string[] {
  const { say, paint, lang, width } = session;
  const figure = (value: number): Cell => ({ text: integer(value, lang) });
  const rows: Cell[][] = [
    [{ text: say.second.ours.kept }, figure(opinion.bothKept), { ...figure(opinion.onlyWeKept), paint: paint.warn }],
    [
      { text: say.second.ours.missed },
      { ...figure(opinion.onlyTheyKept), paint: paint.warn },
      figure(opinion.bothMissed),
    ],
  ];
  const columns = [
    { title: '' },
    { title: say.second.theirs.kept, align: 'right' as const },
    { title: say.second.theirs.missed, align: 'right' as const },
  ];
  const lines = [paint.bold(say.second.title(visible(opinion.field)))];
  lines.push(...table(columns, rows, width - 2, paint.dim).map((line) => `  ${line}`));
  const apart = [say.second.noCommitment(opinion.noCommitment)];
  if (opinion.notRecorded > 0) apart.push(say.second.notRecorded(opinion.notRecorded, visible(opinion.field)));
  lines.push(wrap(`  ${[...apart, say.second.sum(opinion.tickets)].join(' · ')}`, width, '  '));
  const both = opinion.bothKept + opinion.bothMissed;
  const judged = both + opinion.onlyTheyKept + opinion.onlyWeKept;
  if (judged > 0) lines.push(wrap(`  ${say.second.agree(share(both, judged, lang))}`, width, '  '));
  return [...lines, ...examples(opinion, session), ''];
}

function examples({ examples: { onlyTheyKept, onlyWeKept } }: SecondOpinion, { say, width }: Session): string[] {
  const list = (title: string, tickets: readonly string[]) =>
    tickets.length === 0 ? [] : [wrap(`  ${title} ${tickets.map(visible).join(', ')} …`, width, '    ')];
  if (onlyTheyKept.length + onlyWeKept.length === 0) return [`  ${say.second.nobody()}`];
  return [
    ...list(say.second.differ(say.second.ours.missed, say.second.theirs.kept), onlyTheyKept),
    ...list(say.second.differ(say.second.ours.kept, say.second.theirs.missed), onlyWeKept),
  ];
}
