import type { Target } from '../../core/agreement/index.ts';
import { compareRatios, formatPercentFloored, ratioOfPpm } from '../../core/money/index.ts';
import { requirementOf } from '../../core/objective/index.ts';
import { shareText, spokenShare, spokenTime } from '../../core/report/index.ts';
import type { Lang } from '../refusal.ts';
import type { ReportFacts } from './report-facts.ts';
import { type TargetTally, tallyTargets } from './tally-targets.ts';
import { REPORT_WORDS } from './words.ts';

/** A promise that was more than kept. */
export interface BetterText {
  readonly kind: 'attainment' | 'availability' | 'time';
  readonly agreement: string;
  readonly target: string;
  readonly service: string | null;
  readonly promised: string;
  readonly reached: string;
  readonly sentence: string;
  readonly clause: string;
}

/** Of fewer kept promises nothing is said about how quick they were. */
const LEAST = 3;

/**
 * Where more was done than promised: a share above the one required, an availability above its promise, or at least half of
 * the promises, missed ones included, kept in half of the time (three or more, all with the same limit, the share required
 * reached).
 */
export function betterThanPromised(facts: ReportFacts, lang: Lang): readonly BetterText[] {
  const tallies = tallyTargets(facts.clocks);
  return [
    ...tallies.flatMap((one) => shareOf(one, lang)),
    ...facts.availability.flatMap((one) => availabilityOf(one, lang)),
    ...tallies.flatMap((one) => timeOf(one, lang)),
  ];
}

function titleOf({ id, title }: Target, lang: Lang): string {
  return title?.[lang] ?? id;
}

function shareOf({ agreement, target, met, breached }: TargetTally, lang: Lang): readonly BetterText[] {
  const requirement = requirementOf(target);
  if (requirement?.kind !== 'attainment' || met + breached === 0) return [];
  if (BigInt(met) * 1_000_000n <= BigInt(requirement.requiredPpm) * BigInt(met + breached)) return [];
  const reached = spokenPercent(formatPercentFloored(met, met + breached), lang);
  const promised = spokenShare(requirement.requiredPpm, lang);
  const sentence = REPORT_WORDS[lang].betterShare(titleOf(target, lang), reached, promised);
  return [said('attainment', agreement, target, null, promised, reached, sentence)];
}

function availabilityOf({ row, soFar }: ReportFacts['availability'][number], lang: Lang): readonly BetterText[] {
  const { reached, requiredPpm, version, target, service } = row;
  if (soFar || reached === null || requiredPpm === null) return [];
  if (compareRatios(reached, ratioOfPpm(requiredPpm)) <= 0) return [];
  const share = spokenPercent(shareText(reached), lang, decimalsOf(requiredPpm));
  const promised = spokenShare(requiredPpm, lang);
  const name = version.services[service]?.title?.[lang] ?? service;
  const sentence = REPORT_WORDS[lang].betterAvailability(name, share, promised);
  return [said('availability', version.id, target, service, promised, share, sentence)];
}

function timeOf(tally: TargetTally, lang: Lang): readonly BetterText[] {
  const { agreement, target, kept } = tally;
  if (isShort(tally)) return [];
  const budgets = new Set(kept.map(({ budgetMs }) => budgetMs));
  const [budgetMs] = budgets;
  if (kept.length < LEAST || budgets.size !== 1 || budgetMs === null || budgetMs === undefined) return [];
  const half = halfWithin(tally);
  if (half === null || half * 2 > budgetMs) return [];
  const [reached, promised] = [spokenTime(half), spokenTime(budgetMs)];
  const sentence = REPORT_WORDS[lang].betterTime(titleOf(target, lang), reached, promised);
  return [said('time', agreement, target, null, promised, reached, sentence)];
}

/** Is less kept than the share that is required? */
function isShort({ target, met, breached }: TargetTally): boolean {
  const requirement = requirementOf(target);
  if (requirement?.kind !== 'attainment') return breached > 0;
  return BigInt(met) * 1_000_000n < BigInt(requirement.requiredPpm) * BigInt(met + breached);
}

/** The time within which at least half of all, missed ones included, were done; null: more than half were missed. */
function halfWithin({ kept, breached }: TargetTally): number | null {
  const sorted = kept.map(({ elapsedMs }) => elapsedMs).sort((a, b) => a - b);
  return sorted[Math.ceil((sorted.length + breached) / 2) - 1] ?? null;
}

function said(
  kind: BetterText['kind'],
  agreement: string,
  { id }: Target,
  service: string | null,
  promised: string,
  reached: string,
  sentence: string,
): BetterText {
  return { kind, agreement, target: id, service, promised, reached, sentence, clause: `targets.${id}` };
}

/** `98.5678%` as it is said, cut downwards: `98.56%`, `98,56 %`. @param decimals at most; two, or as many as were promised */
export function spokenPercent(text: string, lang: Lang, decimals = 2): string {
  const [whole = '', part = ''] = text.replace('%', '').split('.');
  const kept = part.slice(0, decimals).replace(/0{1,4}$/, '');
  const sign = lang === 'fr' ? ',' : '.';
  return `${whole}${kept === '' ? '' : `${sign}${kept}`}${lang === 'fr' ? '\u202f' : ''}%`;
}

/** Two, or as many as the promise has: 99.995% shows whether 99.994% was reached. */
function decimalsOf(ppm: number): number {
  return [2, 3].find((decimals) => ppm % 10 ** (4 - decimals) === 0) ?? 4;
}
