import { customerIdOf, type Target, type Versions } from '../../../core/agreement/index.ts';
import { prepareUnder } from '../../../core/evaluate.ts';
import type { Event } from '../../../core/event/index.ts';
import { inFileOrder } from '../../../core/findings/index.ts';
import {
  type Counted,
  closeLedger,
  count,
  isRolling,
  type Ledger,
  type Objective,
  openLedger,
  restate,
  take,
} from '../../../core/objective/index.ts';
import type { Instant, Span } from '../../../core/time/index.ts';
import { textOf } from '../../../core/timeline/index.ts';
import type { Actor } from '../../access/actor.ts';
import type { ClockRow, TicketRow } from '../../ports/index.ts';
import type { LivePorts } from '../post-events.ts';
import { type KeptRestatement, restatementFrom } from '../restated.ts';
import { maySeeVersions } from './concern.ts';
import { evaluateStore, takeCases } from './evaluation.ts';
import { type ClockName, judgedClocks, nameOf } from './judge-groups.ts';
import { type Asked, factsOfTypes, type Viewpoint, viewpoint } from './vantage.ts';

export interface ObjectivesQuestion extends Asked {
  /** Of this agreement only, without a version; null: of all that the actor may see. */
  readonly agreement: string | null;
  /** Periods that overlap it; null: from the first instant that counts in any of them. */
  readonly window: Span | null;
}

export interface ObjectivesAnswer {
  readonly asOf: Instant;
  readonly knownAt: Instant | null;
  /**
   * Tickets that still wait to be judged by the present agreements: until there are none, counts may lag behind. Always 0
   * of a past instant.
   */
  readonly behind: number;
  readonly objectives: readonly Objective[];
}

/** Objectives as of any instant and as known at any: always the numbers of an evaluation of the facts. */
export async function objectivesAnswer(
  question: ObjectivesQuestion,
  actor: Actor,
  ports: LivePorts,
): Promise<ObjectivesAnswer> {
  const { asOf, knownAt } = question;
  return asOf === null && knownAt === null
    ? await presentObjectives(question, actor, ports)
    : await judgedObjectives({ ...question, asOf: asOf ?? ports.now() }, actor, ports);
}

/** Of an instant that is not the present: every ticket is judged from its facts, as an evaluation does. */
async function judgedObjectives(
  { agreement, asOf, knownAt, window }: ObjectivesQuestion & { readonly asOf: Instant },
  actor: Actor,
  ports: LivePorts,
): Promise<ObjectivesAnswer> {
  const { customer } = actor;
  const { findings } = await evaluateStore({ asOf, knownAt, window, customer }, () => {}, ports);
  const objectives = findings.objectives.filter(({ agreementId }) => agreement === null || agreementId === agreement);
  return { asOf, knownAt, behind: 0, objectives };
}

/**
 * Of the present: counted from what is projected by core's own ledger. Clocks whose counting moves with time are judged
 * from their facts.
 */
async function presentObjectives(
  { agreement, window }: ObjectivesQuestion,
  actor: Actor,
  ports: LivePorts,
): Promise<ObjectivesAnswer> {
  const view = await viewpoint({ asOf: null, knownAt: null }, ports);
  const wanted = view.live.roster.all.filter(
    (versions) => (agreement === null || versions.id === agreement) && maySeeVersions(versions, actor),
  );
  const ledger = openLedger(wanted, view.vantage.asOf);
  const asked = { wanted, window, customer: actor.customer, view };
  await countProjected(ledger, asked, ports);
  const measured = await measuredObjectives(asked, ports);
  const { generation } = await ports.store.behind(view.vantage.asOf);
  const objectives = inFileOrder(view.live.roster, [...closeLedger(ledger, window), ...measured]);
  return { asOf: view.vantage.asOf, knownAt: null, behind: generation, objectives };
}

interface Wanted {
  readonly wanted: readonly Versions[];
  readonly window: Span | null;
  /** Of an agreement with several customers only this one's counts; null: all. */
  readonly customer: string | null;
  readonly view: Viewpoint;
}

async function countProjected(
  ledger: Ledger,
  { wanted, window, customer, view }: Wanted,
  ports: LivePorts,
): Promise<void> {
  const ids = wanted.map(({ id }) => id);
  if (ids.length === 0) return;
  const targets = targetsOf(wanted);
  const noted = new Set<string>();
  const moving: ClockName[] = [];
  for await (const rows of ports.store.countedClocks(ids, firstCounted(wanted, window, view.vantage.asOf))) {
    for (const { clock, ticket } of rows) {
      if (customer !== null && ticket.customer !== customer) continue;
      noteRestated(ledger, ticket, noted);
      if (clock === null) continue;
      if (clock.moves || isLate(ticket, view)) moving.push(clock);
      else countRow(ledger, clock, targets);
    }
  }
  const judged = await judgedClocks([...new Set(moving.map(({ ticket }) => ticket))], view, ports.store);
  for (const name of moving) {
    const clock = judged.get(nameOf(name));
    if (clock !== undefined) take(ledger, clock);
  }
}

/** Its time has come, and the waker has not yet. */
function isLate({ wakeAt }: TicketRow, { vantage }: Viewpoint): boolean {
  return wakeAt !== null && wakeAt <= vantage.asOf;
}

/** What its late facts changed, once however many of its clocks come. */
function noteRestated(ledger: Ledger, { ticket, restatements }: TicketRow, noted: Set<string>): void {
  if (restatements.length === 0 || noted.has(ticket)) return;
  noted.add(ticket);
  for (const one of restatements) restate(ledger, restatementFrom(one as KeptRestatement));
}

type Terms = { readonly version: Versions['versions'][number]; readonly target: Target };

/** Versions and targets by what a row calls them. */
function targetsOf(wanted: readonly Versions[]): ReadonlyMap<string, Terms> {
  const found = new Map<string, Terms>();
  for (const version of wanted.flatMap(({ versions }) => versions)) {
    for (const target of version.targets)
      found.set(keyOf(version.id, version.version, target.id, target.level), { version, target });
  }
  return found;
}

function keyOf(agreement: string, version: number, target: string, level: string | null): string {
  return JSON.stringify([agreement, version, target, level]);
}

/** Counts a row where it counts: as its clock would be. */
function countRow(ledger: Ledger, row: ClockRow, targets: ReadonlyMap<string, Terms>): void {
  const terms = targets.get(keyOf(row.agreement, row.version, row.target, row.level));
  const outcome = outcomeOf(row);
  if (terms === undefined || outcome === null || row.countsAt === null) return;
  count(ledger, { ...terms, elapsedMs: row.elapsedMs ?? 0 }, { outcome, at: row.countsAt }, 1);
}

function outcomeOf({ verdict }: ClockRow): Counted['outcome'] | null {
  if (verdict === 'notApplicable') return null;
  return verdict === 'atRisk' ? 'open' : verdict;
}

/** From where on clocks matter: counts may be carried forward from anywhere before, and a rolling period begins a year ago. */
function firstCounted(wanted: readonly Versions[], window: Span | null, asOf: Instant): Instant | null {
  const targets = wanted.flatMap(({ versions }) => versions.flatMap((version) => version.targets));
  if (window === null || targets.some(({ belowMinimum }) => belowMinimum.kind === 'carryForward')) return null;
  const from = targets.some(({ per }) => isRolling(per)) ? Math.min(window.from, asOf) : window.from;
  return from - LONGEST_PERIOD_MS;
}

const LONGEST_PERIOD_MS = 400 * 86_400_000;

/** Objectives of measurements, recovery tests and duties to notify: from their facts, of which there are few. */
export async function measuredObjectives(
  { wanted, window, customer, view: { live, vantage } }: Wanted,
  ports: LivePorts,
): Promise<readonly Objective[]> {
  const isMeasured = wanted.some(({ versions }) =>
    versions.some(({ targets }) => targets.some(({ measure }) => MEASURED.has(measure))),
  );
  if (!isMeasured) return [];
  const members: Event[] = [];
  const retractions: Event[] = [];
  for await (const event of factsOfTypes(ports.store, ['member.joined', 'member.left'])) members.push(event);
  for await (const event of factsOfTypes(ports.store, ['event.retracted'])) retractions.push(event);
  const isOwn = ({ source, data }: Event) => {
    const name = textOf(data, 'customer');
    return customer === null || name === null || customerIdOf(live.roster, name, source) === customer;
  };
  const judge = prepareUnder(live.roster, { ...vantage, window, members, retractions });
  for await (const event of factsOfTypes(ports.store, ['measurement.recorded'])) if (isOwn(event)) judge.fact(event);
  await takeCases(judge, ports.store, isOwn);
  return judge.cases().objectives.filter(({ agreementId }) => wanted.some(({ id }) => id === agreementId));
}

const MEASURED: ReadonlySet<string> = new Set(['ratio', 'recoveryPoint', 'recoveryTime', 'notification']);
