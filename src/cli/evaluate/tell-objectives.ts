import type { Target } from '../../core/agreement/index.ts';
import type { RecoveryTest } from '../../core/measurement/index.ts';
import type { Objective } from '../../core/objective/index.ts';
import { localDay, moment, period } from '../format/moment.ts';
import { integer, share } from '../format/number.ts';
import { shareBar } from '../print/bar.ts';
import { type Cell, type Column, table } from '../print/table.ts';
import { displayWidth, visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { groupBy } from './group-by.ts';
import { agreementTitle, type Promises, requirement, targetName, withinWords } from './promise.ts';

const WIDEST_BAR = 10;
/** Measures of what is recorded rather than of tickets. */
const MEASURED: ReadonlySet<string> = new Set(['ratio', 'recoveryPoint', 'recoveryTime', 'notification']);

/** One table per agreement: its commitments as headings, their periods as rows. */
export function tellObjectives(
  rows: readonly Objective[],
  tests: readonly RecoveryTest[],
  promises: Promises,
  session: Session,
): string[] {
  const { say, paint } = session;
  if (rows.length === 0) return [say.evaluate.noObjectives(), ''];
  const lines: string[] = [];
  for (const [id, ofAgreement] of groupBy(rows, (row) => row.agreementId)) {
    const ref = ofAgreement.at(-1)?.agreement ?? id;
    lines.push(
      paint.bold(wrap(agreementTitle(promises.agreement(ref), ref, session), session.width)),
      ...tellTable(ofAgreement, tests, promises, session),
      '',
    );
  }
  if (rows.some((row) => row.missesLeft !== null && hasTickets(row)))
    lines.push(paint.dim(say.evaluate.leftLegend()), '');
  return lines;
}

function tellTable(
  rows: readonly Objective[],
  tests: readonly RecoveryTest[],
  promises: Promises,
  session: Session,
): string[] {
  const all = [...groupBy(rows, (row) => `${row.target}\u0000${row.level ?? ''}`).values()];
  const groups = all
    .filter((group) => group.some(hasTickets))
    .map((group) => group.filter((row) => hasTickets(row) || row.verdict !== 'open'));
  const ordered = groups.flat();
  const shown = columnsFor(ordered, promises, session);
  const natural = shown.map(({ title, cell }) =>
    Math.max(displayWidth(title), ...ordered.map((row) => displayWidth(cell(row).text))),
  );
  const spare = session.width - 2 - natural.reduce((sum, each) => sum + each + 2, 0);
  const barWidth = Math.min(WIDEST_BAR, spare);
  const columns: Column[] = shown.map(({ title, align }) => ({ title, align: align ?? 'right' }));
  const cells = ordered.map((row) =>
    shown.map(({ cell, isShare }) =>
      isShare === true && barWidth >= 4 ? withBar(row, cell(row), barWidth) : cell(row),
    ),
  );
  const [titles = '', rule = '', ...drawn] = table(columns, cells, session.width - 2, session.paint.dim);
  const lines = groups.length === 0 ? [] : [`  ${titles}`, `  ${rule}`];
  let next = 0;
  for (const group of groups) {
    const [first] = group;
    if (first === undefined) continue;
    lines.push(heading(first, promises, session));
    for (const row of group) {
      lines.push(`  ${drawn[next] ?? ''}`, ...notes(row, tests, promises, session));
      next += 1;
    }
  }
  const without = all.filter((group) => !group.some(hasTickets)).flatMap(([row]) => (row === undefined ? [] : [row]));
  const isOfTickets = (row: Objective) => {
    const target = promises.target(row.agreement, row.target, row.level);
    return target === null || !MEASURED.has(target.measure);
  };
  const { say, paint, width } = session;
  for (const [telling, named] of [
    [say.evaluate.without, without.filter(isOfTickets)],
    [say.measured.without, without.filter((row) => !isOfTickets(row))],
  ] as const) {
    if (named.length > 0) lines.push(paint.dim(wrap(`  ${telling(namesOf(named))}`, width, '    ')));
  }
  return lines;
}

function hasTickets(row: Objective): boolean {
  return row.met + row.breached + row.excused + row.open > 0;
}

/** Commitments by id, those of a level with its id. */
function namesOf(rows: readonly Objective[]): string {
  return rows.map((row) => visible(row.level === null ? row.target : `${row.target}/${row.level}`)).join(', ');
}

interface Shown extends Column {
  readonly cell: (row: Objective) => Cell;
  readonly isShare?: boolean;
}

function columnsFor(rows: readonly Objective[], promises: Promises, session: Session): Shown[] {
  const { say, lang } = session;
  const title = say.evaluate.columns;
  const figure = (name: string, of: (row: Objective) => number): Shown => ({
    title: name,
    cell: (row) => ({ text: integer(of(row), lang) }),
  });
  const columns: Shown[] = [
    { title: title.period, align: 'left', cell: (row) => ({ text: periodOf(row, promises, session) }) },
    figure(title.kept, (row) => row.met),
    figure(title.missed, (row) => row.breached),
  ];
  if (rows.some((row) => row.excused > 0)) columns.push(figure(title.excused, (row) => row.excused));
  if (rows.some((row) => row.open > 0)) columns.push(figure(title.open, (row) => row.open));
  columns.push(
    {
      title: title.attainment,
      isShare: true,
      cell: (row) => ({ text: row.met + row.breached === 0 ? '–' : share(row.met, row.met + row.breached, lang) }),
    },
    { title: title.verdict, align: 'left', cell: (row) => verdictCell(row.verdict, session) },
  );
  if (rows.some((row) => row.missesLeft !== null)) {
    columns.push({
      title: title.left,
      cell: (row) => ({ text: row.missesLeft === null ? '–' : integer(row.missesLeft, lang) }),
    });
  }
  return columns;
}

/** A verdict as sign, word and colour, so that none of the three is needed alone. */
export function verdictCell(verdict: string, { say, paint }: Session): Cell {
  const word = say.words.verdict[verdict] ?? verdict;
  switch (verdict) {
    case 'met':
      return { text: `✓ ${word}`, paint: paint.good };
    case 'breached':
      return { text: `✗ ${word}`, paint: paint.bad };
    case 'atRisk':
      return { text: `! ${word}`, paint: paint.warn };
    case 'excused':
      return { text: `~ ${word}` };
    case 'open':
      return { text: `… ${word}` };
    default:
      return { text: `– ${word}`, paint: paint.dim };
  }
}

function withBar(row: Objective, cell: Cell, width: number): Cell {
  const judged = row.met + row.breached;
  return { text: `${judged === 0 ? ' '.repeat(width) : shareBar(row.met / judged, width)} ${cell.text.padStart(7)}` };
}

function heading(row: Objective, promises: Promises, session: Session): string {
  const { say, lang, width } = session;
  const target = promises.target(row.agreement, row.target, row.level);
  const parts = [visible(targetName(target, row.target, session))];
  if (row.level !== null) {
    const level = promises.agreement(row.agreement)?.levels.find((each) => each.id === row.level);
    parts.push(say.evaluate.level(visible(level?.title[lang] ?? row.level)));
  }
  const within = target === null ? null : withinWords(target, session);
  if (within !== null) parts.push(within);
  if (target !== null) parts.push(requirement(target, session));
  return wrap(`  ${parts.join(' · ')}`, width, '    ');
}

function notes(
  row: Objective,
  tests: readonly RecoveryTest[],
  promises: Promises,
  { say, lang, width, paint }: Session,
): string[] {
  const target = promises.target(row.agreement, row.target, row.level);
  const said: string[] = missedTests(row, tests, { say, lang });
  if (target !== null && isSmall(row, target)) {
    const { belowMinimum } = target;
    const least = target.minimumSample ?? 0;
    if (belowMinimum.kind === 'allowMisses') said.push(say.evaluate.smallAllowed(least, belowMinimum.misses));
    else said.push(belowMinimum.kind === 'exempt' ? say.evaluate.smallExempt(least) : say.evaluate.smallCarried(least));
  }
  if (row.missesRunOutOn !== null) said.push(say.evaluate.runsOut(localDay(row.missesRunOutOn, lang)));
  if (row.restatements.length > 0) said.push(say.evaluate.restated(row.restatements.length));
  return said.map((text) => paint.dim(wrap(`      ${text}`, width, '      ')));
}

/** Which recovery tests were missed, by how much. */
function missedTests(
  row: Objective,
  tests: readonly RecoveryTest[],
  { say, lang }: Pick<Session, 'say' | 'lang'>,
): string[] {
  return tests
    .filter(({ version, target: of, at, verdict }) => {
      const isOfRow = version.id === row.agreementId && of.id === row.target && of.level === row.level;
      return isOfRow && verdict === 'breached' && at >= row.period.from && at < row.period.to;
    })
    .map(({ at, version, elapsedMs, lateMs }) =>
      say.measured.missedTest(moment(at, version.timeZone, lang), say.time(elapsedMs / 1000), say.time(lateMs / 1000)),
    );
}

/** True where the sample is too small for the share itself to decide, and that share alone would say otherwise. */
function isSmall(row: Objective, target: Target): boolean {
  if (row.verdict === 'open' || row.requirement === null || row.requirement.kind === 'allow') return false;
  return row.breached > 0 && row.met + row.breached < (target.minimumSample ?? 0);
}

function periodOf(row: Objective, promises: Promises, { lang }: Session): string {
  return period(row.period.from, row.period.to, promises.zone(row.agreement), lang);
}
