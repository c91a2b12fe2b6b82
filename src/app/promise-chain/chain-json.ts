import type { Agreement, Target } from '../../core/agreement/index.ts';
import { formatPercent } from '../../core/money/index.ts';
import { secondsJson } from '../../core/report/index.ts';
import { formatDuration, formatInstant } from '../../core/time/index.ts';
import { type CoverNames, coverSentence } from '../cover-words/index.ts';
import { marginJson } from '../margin/index.ts';
import { measureName } from '../messages/index.ts';
import type { Lang } from '../refusal.ts';
import type { ChainEdge, ChainNode } from './graph.ts';
import type { ChainAnswer } from './promise-chain.ts';

/** A chain as one JSON document: the graph to draw, and each margin as `leeway margin --json` tells it. Ours alone. */
export function chainJson({ asOf, margins, rings, graph }: ChainAnswer, lang: Lang) {
  const names = namesOf(graph.nodes, lang);
  return {
    internal: true,
    asOf: formatInstant(asOf),
    nodes: graph.nodes.map((node) => nodeJson(node, lang)),
    edges: graph.edges.map((edge) => edgeJson(edge, lang, names)),
    margins: margins.map(({ agreement, margin }) => ({
      title: agreement.title[lang],
      party: partyOf(agreement),
      ...marginJson(margin),
    })),
    rings: rings.map(({ agreement, ring }) => ({ agreement: agreement.ref, ring })),
  };
}

function nodeJson({ id, kind, agreementId, agreement, target, cover }: ChainNode, lang: Lang) {
  return {
    id,
    kind,
    agreement: agreementId,
    version: agreement?.version ?? null,
    title: agreement?.title[lang] ?? null,
    party: agreement === null ? null : partyOf(agreement),
    target: target?.id ?? null,
    level: target?.level ?? null,
    measure: target?.measure ?? null,
    name: target === null ? null : (target.title?.[lang] ?? measureName(target.measure, lang)),
    promise: target === null ? null : promiseText(target),
    per: target?.per ?? null,
    calendar: target?.calendarId ?? null,
    cover,
  };
}

function edgeJson({ from, to, service, promise, cover, decides, reasons }: ChainEdge, lang: Lang, names: CoverNames) {
  const { delay, availability } = promise;
  const race = decides ? (delay?.worst ?? null) : null;
  return {
    from,
    to,
    service,
    cover,
    decides,
    worstAt: race === null ? null : formatInstant(race.at),
    ourDueAt: race?.ourDueAt == null ? null : formatInstant(race.ourDueAt),
    supplierDueAt: race?.supplierDueAt == null ? null : formatInstant(race.supplierDueAt),
    slackSeconds: race?.slackMs == null ? null : secondsJson(race.slackMs),
    ourDowntimeSeconds: availability === null ? null : secondsJson(availability.oursMs),
    theirDowntimeSeconds: availability === null ? null : secondsJson(availability.theirsMs),
    safe: safeText(promise),
    why: reasons.map((reason) => coverSentence(reason, lang, names)),
  };
}

/** An agreement is called by who promises in it, work and remedies by their titles; what nobody named, by its id. */
function namesOf(nodes: readonly ChainNode[], lang: Lang): CoverNames {
  const find = (ref: string) =>
    nodes.find(({ agreement }) => agreement !== null && (agreement.ref === ref || agreement.id === ref))?.agreement;
  const quoted = (text: string) => (lang === 'fr' ? `«\u202f${text}\u202f»` : `“${text}”`);
  return {
    measure: (measure) => measureName(measure, lang),
    agreement(ref) {
      const agreement = find(ref);
      return agreement == null ? ref : (partyOf(agreement).name ?? agreement.title[lang]);
    },
    work(ref, id) {
      const excluded = Object.values(find(ref)?.services ?? {}).flatMap(({ excludes }) => excludes);
      return quoted(excluded.find((one) => one.id === id)?.title?.[lang] ?? id);
    },
    remedy: (ref, id) => quoted(find(ref)?.commercial.remedies.find((one) => one.id === id)?.title?.[lang] ?? id),
  };
}

/** The tightest promise that would be safe over what stands under it; null: none is, or nothing was compared. */
function safeText({ delay, availability }: ChainEdge['promise']): string | null {
  if (delay !== null) return delay.safe === null ? null : formatDuration(delay.safe);
  return availability?.safePpm == null ? null : formatPercent(availability.safePpm);
}

/** `4h`, `99.9%`: as the agreement writes it; null where the promise is of another kind. */
function promiseText({ within, atLeastPpm }: Target): string | null {
  if (atLeastPpm !== null) return formatPercent(atLeastPpm);
  return within === null ? null : formatDuration(within);
}

/** The other side of an agreement: our customer, our supplier; inside, the team that promises. */
function partyOf({ kind, customer, parties }: Agreement) {
  const role = kind === 'underpinning' ? 'supplier' : kind === 'ola' ? 'provider' : 'customer';
  const party = parties[role] ?? null;
  return { role, id: customer?.id ?? party?.id ?? null, name: party?.name ?? null };
}
