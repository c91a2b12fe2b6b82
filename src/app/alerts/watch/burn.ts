import { type Agreement, lastVersionAt } from '../../../core/agreement/index.ts';
import { otherAlertKey } from '../../../core/alert/index.ts';
import type { Availability } from '../../../core/availability/index.ts';
import type { Ratio } from '../../../core/money/index.ts';
import { type Instant, MINUTE_MS } from '../../../core/time/index.ts';
import { OURSELVES } from '../../access/actor.ts';
import { availabilityAnswer } from '../../live/answers/availability.ts';
import type { NewAlert } from '../../ports/index.ts';
import { aboutAgreement } from '../blank-alert.ts';
import { endIn } from '../end/end-over.ts';
import { planClaims } from './claims.ts';
import { decideWatched, type Look, planEnds, supplierOf } from './watch.ts';

const MOST_OPEN = 500;

/**
 * While an outage goes on: whether the downtime allowed is being used up too fast, for each outage and speed once; of a
 * supplier's promise, that it is broken.
 */
export async function lookAtBurn(look: Look): Promise<Instant | null> {
  const { entry, ports, live, at } = look;
  const versions = live.roster.all.find(({ id }) => id === entry.note);
  if (versions === undefined) return null;
  const version = lastVersionAt(versions, at);
  const question = { agreement: versions.id, asOf: at, knownAt: null, window: { from: at - 1, to: at } };
  const { availability } = await availabilityAnswer(question, OURSELVES, ports);
  const goingOn = availability.filter((one) => downSince(one) !== null);
  const burning = goingOn.flatMap((one) => burnAlerts(one, version, at));
  await decideWatched(look, burning);
  await endBurnt(look, versions.id, new Set(burning.map(({ key }) => key)));
  for (const one of availability) if (versions.kind === 'underpinning') await claimFor(look, one, version);
  return goingOn.length === 0 ? null : at + MINUTE_MS;
}

/** Since when an outage goes on that counts; null: none does. */
function downSince({ outages }: Availability): Instant | null {
  return outages.find(({ to, setAside }) => to === null && setAside === null)?.observedFrom ?? null;
}

/** The fastest window that burns: what burns fast burns slowly too, and one warning says it. */
function burnAlerts(one: Availability, version: Agreement, at: Instant): readonly NewAlert[] {
  const fastest = (one.burn ?? []).find(({ burning }) => burning);
  return (fastest === undefined ? [] : [fastest]).map((rate) => ({
    ...aboutAgreement(version),
    key: otherAlertKey('burn', version.id, one.target.id, one.service, downSince(one) ?? at, rate.speed),
    kind: 'burn',
    at,
    measure: 'availability',
    target: one.target.id,
    service: one.service,
    bundle: `outage:${one.service}`,
    details: {
      ...(rate.long === null ? {} : { rate: numberOf(rate.long) }),
      windowMs: rate.longMs,
      ...(one.leftMs === null ? {} : { leftMs: Math.floor(numberOf(one.leftMs)) }),
    },
  }));
}

/** For words: to a hundredth. */
function numberOf({ part, whole }: Ratio): number {
  return Number((part * 100n) / whole) / 100;
}

/** What burns no longer is over. */
async function endBurnt({ tx, at }: Look, agreement: string, burning: ReadonlySet<string>): Promise<void> {
  const open = await tx.alerts({ kind: ['burn'], ended: false }, null, MOST_OPEN);
  const over = open.filter((alert) => alert.agreement === agreement && !burning.has(alert.key));
  await endIn(
    tx,
    over.map(({ key }) => key),
    at,
  );
}

async function claimFor(look: Look, { target, service, period, verdict }: Availability, version: Agreement) {
  if (verdict !== 'breached') return;
  const { at } = look;
  const alert: NewAlert = {
    ...aboutAgreement(version),
    key: otherAlertKey('supplierClaim', version.id, target.id, service, period.from),
    kind: 'supplierClaim',
    at,
    measure: 'availability',
    target: target.id,
    service,
    details: { what: 'breach', supplier: supplierOf(version) },
  };
  const decided = await decideWatched(look, [alert]);
  await planEnds(look, decided, period.to);
  if (decided.length > 0) await planClaims(look, version, target.id, at, alert.key);
}
