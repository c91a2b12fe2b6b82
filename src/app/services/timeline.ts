import {
  availabilityOf,
  type ExclusionFact,
  type Protected,
  type Stretch,
  stretchesOf,
} from '../../core/availability/index.ts';
import { DAY_MS, type Instant, type Span } from '../../core/time/index.ts';
import type { Actor } from '../access/actor.ts';
import type { LivePorts } from '../live/index.ts';
import { badField, type Lang, notFound, type Refusal } from '../refusal.ts';
import { agreementsWith, promisesOf, type ServicePromise } from './promises.ts';
import { type ServiceTold, serviceFacts } from './service-facts.ts';

export interface TimelineAsked {
  readonly service: string;
  /** Id without a version; null: of every agreement that promises something of it. */
  readonly agreement: string | null;
  readonly from: Instant;
  readonly to: Instant;
  readonly lang: Lang;
}

/** How a service was under one promise. */
export interface ServiceTimeline {
  readonly agreement: string;
  readonly target: string;
  /** Touching, without gaps, while the agreement is in force and up to now. */
  readonly stretches: readonly Stretch[];
  /** All that touch the window, also those to come. */
  readonly maintenances: readonly Protected[];
  readonly exclusions: readonly { readonly fact: ExclusionFact; readonly agreed: boolean }[];
}

/** The longest window that is drawn. */
const LONGEST_MS = 400 * DAY_MS;
/** No check speaks for longer than that beyond itself. */
const BEFORE_MS = 2 * DAY_MS;
/** So many promises are drawn at once; of more it is asked agreement by agreement. */
const MOST = 50;

/**
 * A service's states from one instant to another, promise by promise, with the ids of the facts that say so. Refused: a window
 * without length or of more than 400 days, and a service of which no agreement that the actor may see says anything.
 */
export async function timelineAnswer(
  asked: TimelineAsked,
  actor: Actor,
  ports: LivePorts,
): Promise<{ readonly asOf: Instant; readonly timelines: readonly ServiceTimeline[] } | Refusal> {
  const { service, agreement, from, to, lang } = asked;
  if (to <= from || to - from > LONGEST_MS) return badWindow(lang);
  const asOf = ports.now();
  const live = await ports.rosters.inForce(ports.store);
  const all = agreementsWith(service, actor, live);
  const wanted = all.filter(({ id }) => agreement === null || id === agreement);
  if (wanted.length === 0) return notFound(`Le service ${service}`, `Service ${service}`);
  const promises = wanted.flatMap((versions) =>
    promisesOf(versions, service).filter(({ inForce }) => inForce.from < to && from < inForce.to),
  );
  const targets = promises.flatMap(({ target }) => (target.basis.kind === 'requests' ? [target.id] : []));
  const read = {
    service,
    targets: [...new Set(targets)],
    checksFrom: from - BEFORE_MS,
    asOf,
    customer: actor.customer,
  };
  const told = await serviceFacts(read, live, ports);
  const byTarget = new Map<string, ServicePromise[]>();
  for (const one of promises) {
    const key = JSON.stringify([one.version.id, one.target.id]);
    byTarget.set(key, [...(byTarget.get(key) ?? []), one]);
  }
  const timelines: ServiceTimeline[] = [];
  for (const ofTarget of [...byTarget.values()].slice(0, MOST)) {
    timelines.push(timelineOf(ofTarget, service, told, { from, to }, asOf));
    await new Promise(setImmediate);
  }
  return { asOf, timelines };
}

/** Each version of the promise tells its own time. */
function timelineOf(
  promises: readonly ServicePromise[],
  service: string,
  told: ServiceTold,
  window: Span,
  asOf: Instant,
): ServiceTimeline {
  const { facts, reportedAt } = told;
  const parts = promises.map(({ version, target, inForce }) => {
    const within = { from: Math.max(window.from, inForce.from), to: Math.min(window.to, inForce.to) };
    const question = { version, target, service, facts, reportedAt };
    const { maintenances, exclusions } = availabilityOf({ ...question, asOf: within.to, period: within });
    return { stretches: stretchesOf({ ...question, asOf }, within), maintenances, exclusions };
  });
  const { version, target } = promises.at(-1) as ServicePromise;
  return {
    agreement: version.id,
    target: target.id,
    stretches: parts.flatMap((one) => one.stretches),
    maintenances: parts.flatMap((one) => one.maintenances),
    exclusions: parts.flatMap((one) => one.exclusions),
  };
}

function badWindow(lang: Lang): Refusal {
  const what = {
    fr: 'La fin vient après le début, de 400 jours au plus.',
    en: 'The end comes after the beginning, by 400 days at most.',
  };
  return badField('/to', 'badWindow', what, null, lang);
}
