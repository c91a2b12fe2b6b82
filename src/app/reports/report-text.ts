import { formatPercentFloored } from '../../core/money/index.ts';
import { requirementOf } from '../../core/objective/index.ts';
import { availabilityJson, objectiveJson, periodJson, requiredText, spokenMonth } from '../../core/report/index.ts';
import { clockworkOf } from '../messages/when.ts';
import type { Lang } from '../refusal.ts';
import { betterThanPromised, spokenPercent } from './better.ts';
import { brokenText } from './broken-text.ts';
import { type Commitment, commitmentOf } from './commitments.ts';
import { correctionText } from './correction-text.ts';
import type { Correction } from './corrections.ts';
import type { CountedClock, ReportFacts } from './report-facts.ts';
import { type TargetTally, tallyTargets } from './tally-targets.ts';
import { REPORT_WORDS, type Sums } from './words.ts';

/** A report in one language, as JSON. */
export type ReportText = ReturnType<typeof reportText>;

/** What is frozen when a report is issued: the same facts, told in both languages. */
export interface FrozenReport {
  readonly fr: ReportText;
  readonly en: ReportText;
}

export function frozenReport(facts: ReportFacts, corrections: readonly Correction[]): FrozenReport {
  return { fr: reportText(facts, corrections, 'fr'), en: reportText(facts, corrections, 'en') };
}

function reportText(facts: ReportFacts, corrections: readonly Correction[], lang: Lang) {
  const { customer, name, month, zone, period, clocks } = facts;
  const counts = sumsOf(clocks);
  const teller = { lang, when: clockworkOf(lang, zone, period.to), monthEnd: period.to };
  const told = (outcome: CountedClock['outcome']) =>
    clocks.filter((one) => one.outcome === outcome).map(({ clock }) => brokenText(clock, teller));
  return {
    customer,
    name,
    month,
    timeZone: zone,
    period: periodJson(period),
    counts,
    sentences: sentencesOf(counts, month, lang),
    targets: tallyTargets(clocks).map((one) => targetText(one, lang)),
    misses: told('breached'),
    excused: told('excused'),
    objectives: facts.objectives.map((one) => {
      const { restatements: _told, ...row } = objectiveJson(one);
      return { ...row, title: titleOf(facts, one, lang), clause: `targets.${one.target}` };
    }),
    availability: facts.availability.map((one) => availabilityText(one, lang)),
    better: betterThanPromised(facts, lang),
    corrections: corrections.map((one) => correctionText(one, titleNow(facts, one.commitment, lang), teller, zone)),
    commitments: clocks.map(commitmentOf),
    money: facts.money.map(({ agreement, number, statement }) => {
      const { title, currency, credits, penalties, bonuses, totals } = statement[lang];
      return { agreement, title, statement: number, currency, credits, penalties, bonuses, totals };
    }),
  };
}

function sumsOf(clocks: readonly CountedClock[]): Sums {
  const count = (outcome: CountedClock['outcome']) => clocks.filter((one) => one.outcome === outcome).length;
  return {
    kept: count('met'),
    missed: count('breached'),
    excused: count('excused'),
    open: count('open'),
    all: clocks.length,
  };
}

function sentencesOf(counts: Sums, month: string, lang: Lang): readonly string[] {
  const words = REPORT_WORDS[lang];
  const spoken = spokenMonth(month, lang);
  const settled = counts.all - counts.open;
  const open = counts.open === 0 ? [] : [words.open(counts.open)];
  if (settled === 0) return [words.nothing(spoken), ...open];
  const share = spokenPercent(formatPercentFloored(counts.kept, settled), lang);
  return [words.sums(spoken, { ...counts, all: settled }, share), ...open];
}

function targetText({ agreement, target, met, breached, excused, open }: TargetTally, lang: Lang) {
  return {
    agreement,
    target: target.id,
    level: target.level,
    title: target.title?.[lang] ?? target.id,
    kept: met,
    missed: breached,
    excused,
    open,
    attainment: met + breached === 0 ? null : formatPercentFloored(met, met + breached),
    required: requiredText(requirementOf(target)),
    clause: `targets.${target.id}`,
  };
}

function titleOf(
  { agreements }: ReportFacts,
  { agreement, target, level }: { readonly agreement: string; readonly target: string; readonly level: string | null },
  lang: Lang,
): string {
  const version = agreements.find(({ ref }) => ref === agreement);
  return version?.targets.find((one) => one.id === target && one.level === level)?.title?.[lang] ?? target;
}

/** As the last version that has it calls it. */
function titleNow({ agreements }: ReportFacts, { agreement, target, level }: Commitment, lang: Lang): string {
  const targets = agreements.filter(({ id }) => id === agreement).flatMap((version) => version.targets);
  return targets.findLast((one) => one.id === target && one.level === level)?.title?.[lang] ?? target;
}

function availabilityText({ row, soFar }: ReportFacts['availability'][number], lang: Lang) {
  const { version, service, target } = row;
  const { burn: _now, ...told } = availabilityJson(row);
  return {
    ...told,
    title: target.title?.[lang] ?? target.id,
    serviceTitle: version.services[service]?.title?.[lang] ?? service,
    soFar,
    clause: `targets.${target.id}`,
  };
}
