import type { ExposureFound } from '../../app/difference/index.ts';
import type { Agreement } from '../../core/agreement/index.ts';
import type { Difference, NetCost } from '../../core/difference/index.ts';
import { targetName } from '../evaluate/promise.ts';
import { localDay, wallTime } from '../format/moment.ts';
import { money } from '../format/money.ts';
import { type Cell, table } from '../print/table.ts';
import { capital, displayWidth, visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { crossedOf, type ToldTerm, titleOf } from './tell-terms.ts';

/** The two versions, and what was asked beside them. */
export interface Beneath {
  readonly before: Agreement;
  readonly after: Agreement;
  readonly exposure: ExposureFound | null;
  readonly years: number;
}

/** What a change means inside our house: approvals, private bounds, money, suppliers' cover. */
export function tellBeneath(
  difference: Difference,
  told: readonly ToldTerm[],
  beneath: Beneath,
  session: Session,
): string[] {
  return [
    ...tellApprovals(difference, told, session),
    ...tellCrossings(told, session),
    ...tellMoney(difference, beneath, session),
    ...tellCover(difference, beneath, session),
  ];
}

function tellApprovals({ approvals }: Difference, told: readonly ToldTerm[], session: Session): string[] {
  const { say, paint, width } = session;
  if (approvals === null) return [];
  if (approvals.length === 0) return [say.diff.noApprovals()];
  const roles = approvals.map(({ role }) => say.diff.roles[role] ?? visible(role));
  const widest = Math.max(...roles.map(displayWidth));
  const lines = approvals.map(({ paths }, index) => {
    const terms = termNames(
      told.filter(({ term }) => paths.includes(term.path)),
      session,
    );
    return wrap(`  ${(roles[index] ?? '').padEnd(widest)}  ${terms.join(' · ')}`, width, ' '.repeat(widest + 4));
  });
  return ['', paint.bold(say.diff.approvals()), ...lines];
}

/** `P1 first response: time limit, hours`, things with the terms of theirs that changed. */
function termNames(told: readonly ToldTerm[], { say }: Session): readonly string[] {
  const things = new Map<string, string[]>();
  for (const { term, text } of told) {
    const thing = text.thing === null ? '' : titleOf(text.thing, text.id);
    const label = text.label === '' || term.change === 'renamed' ? say.diff.change[term.change] : visible(text.label);
    things.set(thing, [...(things.get(thing) ?? []), label ?? '']);
  }
  return [...things].map(([thing, labels]) =>
    thing === '' ? capital(labels.join(', ')) : say.diff.field(thing, [...new Set(labels)].join(', ')),
  );
}

function tellCrossings(told: readonly ToldTerm[], session: Session): string[] {
  const { say, paint, width } = session;
  const crossed = told.flatMap((one) => crossedOf(one.term).map((bound) => ({ one, bound })));
  if (crossed.length === 0) return [];
  const past = crossed.filter(({ bound }) => bound.after === 'red').map(({ one }) => one);
  const text = say.diff.crossings(crossed.length, termNames(past, session).join(' · '));
  return ['', (past.length > 0 ? paint.bad : paint.warn)(wrap(`! ${text}`, width, '  '))];
}

function tellMoney({ exposure }: Difference, beneath: Beneath, session: Session): string[] {
  const { paint, width } = session;
  const say = session.say.diff.money;
  const { exposure: found, before, after } = beneath;
  if (found === null && after.kind !== 'sla') return [];
  if (found === null) return ['', paint.dim(wrap(say.none(), width, '  '))];
  if (exposure === null)
    return ['', wrap(`! ${say.fewTickets(found.known.slice(0, 5).map(visible).join(', '))}`, width)];
  const [earlier, later] = [before.commercial.currency, after.commercial.currency];
  const row = (name: string, cost: NetCost, currency: string): readonly Cell[] => [
    { text: name },
    ...[cost.mean, cost.p5, cost.p95].map((minor) => ({ text: money(whole(minor, currency), session.lang) })),
  ];
  const currency = later ?? earlier ?? 'EUR';
  const rows = [
    row(visible(before.ref), exposure.before, earlier ?? currency),
    row(visible(after.ref), exposure.after, currency),
    ...(exposure.change === null ? [] : [row(say.change, exposure.change, currency)]),
  ];
  const titles = [say.mean, say.low, say.high].map((title) => ({ title, align: 'right' as const }));
  const drawn = table([{ title: '' }, ...titles], rows, width - 2, paint.dim).map((line) => `  ${line}`);
  const other = exposure.change === null ? [wrap(`  ${say.otherCurrency()}`, width, '  ')] : [];
  return ['', paint.bold(wrap(say.title(), width)), ...drawn, ...other, ...sourceOf(beneath, session)];
}

function whole(minor: number, currency: string) {
  return { amountMinor: Math.round(minor), currency };
}

function sourceOf({ exposure, after, years }: Beneath, { say, lang, paint, width }: Session): string[] {
  const history = exposure?.history ?? null;
  if (exposure === null || history === null) return [];
  const day = (at: number) => {
    const wall = wallTime(at, after.timeZone);
    return localDay(`${wall.year}-${wall.month}-${wall.day}`, lang);
  };
  const text = say.diff.money.from(day(history.from), day(history.to - 1), exposure.tickets, years);
  return [paint.dim(wrap(`  ${text}`, width, '  '))];
}

function tellCover({ coverLost }: Difference, { after }: Beneath, session: Session): string[] {
  const { paint, width } = session;
  const say = session.say.diff.cover;
  if (coverLost === null && after.kind !== 'sla') return [];
  if (coverLost === null) return ['', paint.dim(wrap(say.notAsked(), width, '  '))];
  if (coverLost.length === 0) return ['', say.none()];
  const lines = coverLost.map(({ target, level, service, before, after: has }) => {
    const found = after.targets.find((one) => one.id === target && one.level === level) ?? null;
    const of = [level, service].filter((each) => each !== null).map((each) => visible(each ?? ''));
    const name = `${visible(targetName(found, target, session))}${of.length === 0 ? '' : `, ${of.join(', ')}`}`;
    const change = `${say.words[before ?? 'unsaid'] ?? ''} → ${say.words[has] ?? has}`;
    return paint.warn(wrap(`  ! ${session.say.diff.field(name, change)}`, width, '    '));
  });
  return ['', paint.bold(say.title()), ...lines];
}
