import type { ImportSummary } from '../../app/import-csv.ts';
import { parseInstant } from '../../core/time/index.ts';
import { moment } from '../format/moment.ts';
import { integer } from '../format/number.ts';
import { table } from '../print/table.ts';
import type { Session } from '../world.ts';

/** What became of a table: rows, tickets, events by type, and what was decided on the way. */
export function tellSummary(
  summary: ImportSummary,
  out: string | null,
  rejects: string | null,
  session: Session,
): string[] {
  const { say, lang, errPaint, width } = session;
  const lines = [errPaint.bold(say.importing.summary(summary.rows, summary.tickets, summary.events, out))];
  const at = (text: string) => moment(parseInstant(text) ?? 0, 'UTC', lang);
  if (summary.from !== null && summary.to !== null) lines.push(say.importing.span(at(summary.from), at(summary.to)));
  const types = Object.entries(summary.byType).sort(([, a], [, b]) => b - a);
  if (types.length > 0) {
    const columns = [{ title: say.importing.type }, { title: say.importing.events, align: 'right' as const }];
    const rows = types.map(([type, count]) => [{ text: type }, { text: integer(count, lang) }]);
    lines.push('', ...table(columns, rows, width - 2, errPaint.dim).map((line) => `  ${line}`), '');
  }
  const { notes } = summary;
  if (notes.outOfOrder > 0) lines.push(say.importing.outOfOrder(notes.outOfOrder));
  if (notes.wallTimesSkipped > 0) lines.push(say.importing.skipped(notes.wallTimesSkipped));
  if (notes.wallTimesTwice > 0) lines.push(say.importing.twice(notes.wallTimesTwice));
  if (summary.rejected === 0) lines.push(errPaint.good(say.importing.noneRejected()));
  else lines.push(errPaint.bad(say.importing.rejected(summary.rejected, rejects)));
  return lines;
}
