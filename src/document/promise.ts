import { type Agreement, isClockMeasure, type Target, WHEN_KEYS } from '../core/agreement/index.ts';
import { ratio } from '../core/money/index.ts';
import { type Language, measureTitle, spokenNumber } from '../core/report/index.ts';
import { type Words, wordsOf } from './words.ts';

/** One promise in short, as a line of a list. */
export interface SaidPromise {
  readonly target: string;
  /** The plan whose own figures these are; null: they hold for all. */
  readonly level: string | null;
  readonly measure: Target['measure'];
  readonly title: string;
  /** What is promised: `4 h`, `at least 99.9%`. */
  readonly limit: string;
  /** The hours in which it counts. */
  readonly hours: string;
  /** What is asked of many together; null: each is judged by itself. */
  readonly required: string | null;
}

/** Every promise of an agreement, in the order of its file. */
export function promises(agreement: Agreement, language: Language): readonly SaidPromise[] {
  const words = wordsOf(language);
  return agreement.targets.map((target) => saidPromise(target, agreement, words));
}

export function saidPromise(target: Target, agreement: Agreement, words: Words): SaidPromise {
  return {
    target: target.id,
    level: target.level,
    measure: target.measure,
    title: titleOf(target, agreement, words),
    limit: limitText(target, words),
    hours: words.hours(target.calendar),
    required: requirementText(target, words),
  };
}

/** What people call a promise: its title, else its measure and what it is for; of a plan, with the plan's name. */
export function titleOf(target: Target, agreement: Agreement, words: Words): string {
  const own = target.title?.[words.language] ?? titleByMeasure(target, agreement, words);
  const level = agreement.levels.find(({ id }) => id === target.level);
  if (level === undefined) return own;
  const plan = level.title[words.language];
  return words.say(`${own} (formule ${plan})`, `${own} (${plan} plan)`);
}

function titleByMeasure({ measure, when }: Target, agreement: Agreement, words: Words): string {
  const title = measureTitle(measure)?.[words.language] ?? measure;
  const things = WHEN_KEYS.flatMap((key) => (when[key] ?? []).map((id) => nameOf(key, id, agreement, words)));
  return things.length === 0
    ? title
    : words.say(`${title}\u202f: ${things.join(', ')}`, `${title}: ${things.join(', ')}`);
}

/** What a value that a promise chooses tickets by is called. */
export function nameOf(key: string, id: string, agreement: Agreement, words: Words): string {
  const titled =
    key === 'service'
      ? own(agreement.services, id)?.title
      : key === 'priority'
        ? own(agreement.priorities, id)?.title
        : key === 'level'
          ? agreement.levels.find((level) => level.id === id)?.title
          : undefined;
  return titled?.[words.language] ?? id;
}

function own<T>(map: { readonly [id: string]: T }, id: string): T | undefined {
  return Object.hasOwn(map, id) ? map[id] : undefined;
}

function limitText(target: Target, words: Words): string {
  const { within, atLeastPpm } = target;
  if (atLeastPpm !== null) {
    return words.say(`au moins ${words.share(atLeastPpm)}`, `at least ${words.share(atLeastPpm)}`);
  }
  if (within !== null) return words.duration(within);
  const { requirement } = target;
  if (requirement !== null && 'within' in requirement) return words.duration(requirement.within);
  return '–';
}

/** What is asked of all the clocks of a period together. */
function requirementText({ requirement, per, measure }: Target, words: Words): string | null {
  const period = words.word(per, 'per');
  if (requirement === null) return isClockMeasure(measure) || measure === 'notification' ? null : period;
  switch (requirement.kind) {
    case 'attainment': {
      const share = words.share(requirement.requiredPpm);
      return words.say(`au moins ${share} dans le délai, ${period}`, `at least ${share} in time, ${period}`);
    }
    case 'allow':
      return missesText(requirement.misses, period, words);
    case 'percentile': {
      const share = spokenNumber(ratio(Math.round(requirement.percent * 1_000_000), 1_000_000), words.language);
      const within = words.duration(requirement.within);
      return words.say(`${share} sur 100 sous ${within}, ${period}`, `${share} of 100 within ${within}, ${period}`);
    }
    case 'mean': {
      const within = words.duration(requirement.within);
      return words.say(`${within} en moyenne, ${period}`, `${within} on average, ${period}`);
    }
  }
}

function missesText(misses: number, period: string, words: Words): string {
  if (misses === 0) return words.say(`aucun dépassement, ${period}`, `none missed, ${period}`);
  const fr = misses === 1 ? `au plus 1 dépassement, ${period}` : `au plus ${misses} dépassements, ${period}`;
  return words.say(fr, `at most ${misses} missed, ${period}`);
}
