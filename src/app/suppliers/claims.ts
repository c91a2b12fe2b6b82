import { type Agreement, lastVersionAt, type Remedy, rosterOf } from '../../core/agreement/index.ts';
import { prepareUnder } from '../../core/evaluate.ts';
import { type Event, orderEvents } from '../../core/event/index.ts';
import type { Settling } from '../../core/findings/index.ts';
import { type Credit, creditsIn, type Month, monthSpan, openAccount } from '../../core/settlement/index.ts';
import { dateOfDay, type Instant, instantToLocal, type LocalDate, type Span } from '../../core/time/index.ts';
import type { Actor } from '../access/actor.ts';
import { takeFacts } from '../live/answers/evaluation.ts';
import { factsOfTypes, viewpoint } from '../live/answers/vantage.ts';
import type { LivePorts } from '../live/index.ts';
import { type Claimed, claimsMade } from './claims-made.ts';
import { type Supplier, supplierIdOf } from './suppliers.ts';

/** What a missed promise of a supplier gives us, and how far it has come. */
export interface SupplierClaim {
  /** The version that judged the period. */
  readonly agreement: Agreement;
  readonly remedy: Remedy;
  /** The month it is settled in. */
  readonly month: Month;
  readonly period: Span;
  /** Null: what the agreement says can not be reckoned (no prices, nothing measured); its formula stands. */
  readonly credit: Credit | null;
  /**
   * `claimable`: now, until `lastDay`. `lapsed`: it was to be claimed and was not in time. `unasked`: it is owed without
   * being claimed. `settled`: final, or on an invoice, or nothing is left of it.
   */
  readonly state: 'claimable' | 'claimed' | 'lapsed' | 'unasked' | 'settled';
  /** The period still runs: the amount may grow. */
  readonly isRunning: boolean;
  /** The last local day on which it can be claimed, in the agreement's zone; null: the agreement says none. */
  readonly lastDay: LocalDate | null;
  /** Whole days from today to that day, 0 on the day itself; null: none is left, or none is said. */
  readonly daysLeft: number | null;
  readonly claimed: Claimed | null;
}

/** Groups judged between two chances for others. */
const PACE = 200;

/**
 * What could be claimed of a supplier, from all facts: what an evaluation says of his agreements, the latest month first.
 * Every ticket is judged by his promises again, so it takes its time; others have their turn in between.
 */
export async function claimsOn(
  supplier: Supplier,
  actor: Actor,
  ports: LivePorts,
): Promise<{ readonly asOf: Instant; readonly claims: readonly SupplierClaim[] }> {
  const { vantage, live } = await viewpoint({ asOf: null, knownAt: null }, ports);
  const own = live.agreements.filter((one) => one.kind === 'underpinning' && supplierIdOf(one) === supplier.id);
  const { asOf } = vantage;
  if (own.length === 0 || actor.customer !== null) return { asOf, claims: [] };
  const members: Event[] = [];
  const retractions: Event[] = [];
  for await (const event of factsOfTypes(ports.store, ['member.joined', 'member.left'])) members.push(event);
  for await (const event of factsOfTypes(ports.store, ['event.retracted'])) retractions.push(event);
  const roster = rosterOf(own, live.names);
  const judge = prepareUnder(roster, { ...vantage, window: null, members, retractions });
  await takeFacts(judge, ports.store, { ...live, roster, agreements: own }, null);
  let judged = 0;
  for await (const groups of ports.store.groups(null)) {
    for (const { events } of groups) {
      judge.group(orderEvents(events));
      judged += 1;
      if (judged % PACE === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const made = await claimsMade(ports.store);
  const claims = judge.finish().settling.flatMap((settling) => claimsIn(settling, made, asOf));
  return { asOf, claims: claims.sort((a, b) => b.period.to - a.period.to || (a.remedy.id < b.remedy.id ? -1 : 1)) };
}

function claimsIn(settling: Settling, made: readonly Claimed[], asOf: Instant): readonly SupplierClaim[] {
  const account = openAccount(settling);
  const versionOf = (ref: string) => settling.versions.versions.find((one) => one.ref === ref) as Agreement;
  const madeOf = (remedy: string, month: Month) =>
    made.find((one) => one.agreement === settling.versions.id && one.remedy === remedy && one.month === month) ?? null;
  const reckoned = creditsIn(account).map((credit) => {
    const agreement = versionOf(credit.agreement);
    const remedy = agreement.commercial.remedies.find(({ id }) => id === credit.remedy) as Remedy;
    const { month, period } = credit;
    return claimOf({ agreement, remedy, month, period, credit, claimed: madeOf(remedy.id, month) }, asOf);
  });
  const refused = account.months.flatMap(({ month, version, refused: unable }) =>
    unable.flatMap(({ kind, id, period }) => {
      const remedy = version.commercial.remedies.find((one) => one.id === id);
      if (kind !== 'remedyNotComputable' || remedy === undefined) return [];
      return [claimOf({ agreement: version, remedy, month, period, credit: null, claimed: madeOf(id, month) }, asOf)];
    }),
  );
  const found = [...reckoned, ...refused];
  return [...found, ...claimedBeside(settling, found, made, asOf)];
}

/** Claims that were noted of what we reckon nothing for: somebody made them, and so they are told. */
function claimedBeside(
  { versions }: Settling,
  found: readonly SupplierClaim[],
  made: readonly Claimed[],
  asOf: Instant,
): readonly SupplierClaim[] {
  const agreement = lastVersionAt(versions, asOf);
  return made.flatMap((claimed) => {
    const remedy = agreement.commercial.remedies.find(({ id }) => id === claimed.remedy);
    if (claimed.agreement !== versions.id || remedy === undefined) return [];
    if (found.some((one) => one.claimed === claimed)) return [];
    const { month } = claimed;
    const period = monthSpan(agreement.timeZone, month);
    return [claimOf({ agreement, remedy, month, period, credit: null, claimed }, asOf)];
  });
}

type Found = Pick<SupplierClaim, 'agreement' | 'remedy' | 'month' | 'period' | 'credit' | 'claimed'>;

function claimOf(found: Found, asOf: Instant): SupplierClaim {
  const { agreement, credit, period } = found;
  const dayOf = (at: Instant) => instantToLocal(agreement.timeZone, at).dayNumber;
  const claimBy = credit?.claimBy ?? null;
  const lastDay = claimBy === null ? null : dayOf(claimBy - 1);
  const left = lastDay === null ? null : lastDay - dayOf(asOf);
  return {
    ...found,
    state: stateOf(found),
    isRunning: period.to > asOf,
    lastDay: lastDay === null ? null : dateOfDay(lastDay),
    daysLeft: left === null || left < 0 ? null : left,
  };
}

function stateOf({ remedy, credit, claimed }: Found): SupplierClaim['state'] {
  if (credit?.state === 'lapsed') return 'lapsed';
  if (credit !== null && ['final', 'invoiced', 'earnedBack'].includes(credit.state)) return 'settled';
  if (claimed !== null) return 'claimed';
  return remedy.claim?.onRequest === true ? 'claimable' : 'unasked';
}
