import type { Availability } from '../../../core/availability/index.ts';
import { shareText } from '../../../core/report/index.ts';
import { period } from '../../format/moment.ts';
import { percent } from '../../format/number.ts';
import { shareBar } from '../../print/bar.ts';
import { type Cell, type Column, table } from '../../print/table.ts';
import { displayWidth, visible, wrap } from '../../print/width.ts';
import type { Session } from '../../world.ts';
import { groupBy } from '../group-by.ts';
import { agreementTitle, type Promises, targetName } from '../promise.ts';
import { verdictCell } from '../tell-objectives.ts';
import { glance, wholeMs } from './lengths.ts';
import { tellNotes } from './tell-notes.ts';
import { tellOutages } from './tell-outages.ts';
import { tellWaterfall } from './tell-waterfall.ts';

const WIDEST_BAR = 10;
/** Under a row: what it is made of. */
const INDENT = 6;

/**
 * Promised availabilities, a table per agreement: promises and services as headings, periods as rows, and under each row
 * how outages became downtime. Nothing where none is promised.
 */
export function tellAvailability(rows: readonly Availability[], promises: Promises, session: Session): string[] {
  if (rows.length === 0) return [];
  const { say, paint } = session;
  const lines = [paint.bold(say.availability.title()), ''];
  for (const [, ofAgreement] of groupBy(rows, (row) => row.version.id)) {
    const ref = ofAgreement.at(-1)?.version.ref ?? '';
    lines.push(paint.bold(wrap(agreementTitle(promises.agreement(ref), ref, session), session.width)));
    lines.push(...tellTable(ofAgreement, session), '');
  }
  if (rows.some((row) => isTold(row) && row.leftMs !== null))
    lines.push(paint.dim(wrap(say.availability.legend(), session.width)), '');
  return lines;
}

/** Was anything measured, or decided? */
function isTold({ reached, verdict }: Availability): boolean {
  return reached !== null || verdict !== 'notApplicable';
}

function tellTable(rows: readonly Availability[], session: Session): string[] {
  const groups = [...groupBy(rows, (row) => JSON.stringify([row.target.id, row.target.level, row.service])).values()];
  const shown = groups.map((group) => group.filter(isTold)).filter((group) => group.length > 0);
  const ordered = shown.flat();
  const [titles = '', rule = '', ...drawn] = drawTable(ordered, session);
  const lines = ordered.length === 0 ? [] : [`  ${titles}`, `  ${rule}`];
  let next = 0;
  for (const group of shown) {
    lines.push(heading(group.at(-1) as Availability, session));
    for (const row of group) {
      lines.push(`  ${drawn[next] ?? ''}`, ...detailsOf(row, session));
      next += 1;
    }
  }
  const without = groups.filter((group) => !group.some(isTold)).map(([row]) => nameOf(row as Availability));
  if (without.length > 0)
    lines.push(
      session.paint.dim(wrap(`  ${session.say.availability.notTold(without.join(', '))}`, session.width, '    ')),
    );
  return lines;
}

function nameOf({ target, service }: Availability): string {
  return `${visible(target.id)} (${visible(service)})`;
}

function drawTable(rows: readonly Availability[], session: Session): string[] {
  const { width, paint } = session;
  const cells = rows.map((row) => cellsOf(row, session));
  const columns = columnsOf(session);
  const natural = columns.map(({ title }, at) =>
    Math.max(displayWidth(title), ...cells.map((line) => displayWidth(line[at]?.text ?? ''))),
  );
  const spare = width - 2 * columns.length - natural.reduce((sum, each) => sum + each, 0);
  const figure = Math.max(0, ...cells.map((line) => displayWidth(line[DOWNTIME]?.text ?? '')));
  const bar = Math.min(WIDEST_BAR, spare + (natural[DOWNTIME] ?? 0) - figure - 1);
  const barred = cells.map((line, at) =>
    line.map((cell, column) =>
      column === DOWNTIME && bar >= 4 ? withBar(rows[at] as Availability, cell, bar, figure) : cell,
    ),
  );
  return table(columns, barred, width - 2, paint.dim);
}

const DOWNTIME = 2;

function columnsOf({ say }: Session): Column[] {
  const { period: when, share, downtime, allowed, left, verdict } = say.availability.columns;
  return [
    { title: when },
    { title: share, align: 'right' },
    { title: downtime, align: 'right', shrinkTo: 10 },
    { title: allowed, align: 'right' },
    { title: left, align: 'right' },
    { title: verdict },
  ];
}

function cellsOf(row: Availability, session: Session): Cell[] {
  const { lang, paint } = session;
  const { version, reached, waterfall, allowedMs, leftMs } = row;
  const left = leftMs === null ? null : wholeMs(leftMs);
  return [
    { text: period(row.period.from, row.period.to, version.timeZone, lang) },
    { text: reached === null ? '–' : percent(shareText(reached), lang, 4) },
    { text: glance(wholeMs(waterfall.downtimeMs), session) },
    { text: allowedMs === null ? '–' : glance(wholeMs(allowedMs), session) },
    left === null ? { text: '–' } : { text: glance(left, session), ...(left < 0 ? { paint: paint.bad } : {}) },
    verdictCell(row.verdict, session),
  ];
}

/** How much of the downtime allowed is used, as a bar before the figure. */
function withBar({ waterfall, allowedMs }: Availability, cell: Cell, width: number, figure: number): Cell {
  if (allowedMs === null) return cell;
  const [used, allowed] = [wholeMs(waterfall.downtimeMs), wholeMs(allowedMs)];
  const share = allowed > 0 ? used / allowed : used > 0 ? 1 : 0;
  const space = ' '.repeat(Math.max(0, figure - displayWidth(cell.text)));
  return { text: `${shareBar(share, width)} ${space}${cell.text}` };
}

function heading({ version, target, service }: Availability, session: Session): string {
  const { say, lang, width } = session;
  const per = say.words.per[target.per] ?? target.per;
  const calendar = visible(target.calendarId);
  const level = version.levels.find((each) => each.id === target.level);
  const parts = [
    visible(targetName(target, target.id, session)),
    ...(level === undefined ? [] : [say.evaluate.level(visible(level.title[lang]))]),
    visible(version.services[service]?.title[lang] ?? service),
    target.atLeastPpm === null
      ? say.availability.followed(per, calendar)
      : say.availability.promised(percent(`${target.atLeastPpm / 10_000}%`, lang, 4), per, calendar),
  ];
  return wrap(`  ${parts.join(' · ')}`, width, '    ');
}

/** How outages became downtime, outage by outage, and what else the reader should know. */
function detailsOf(row: Availability, session: Session): string[] {
  return [...tellWaterfall(row, session), ...tellOutages(row, session), ...tellNotes(row, session)].map((line) =>
    line === '' ? '' : ' '.repeat(INDENT) + line,
  );
}
