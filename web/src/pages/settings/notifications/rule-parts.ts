import { useTranslation } from 'react-i18next';
import { secondsOf } from '../../../app/durations.ts';
import { useFormat } from '../../../words/format.ts';
import type { Rule } from './use-rules.ts';

const LISTS = ['services', 'teams', 'measures', 'agreements', 'sources'] as const;

/** What of a rule has no field in its form and stays as it is, in words; null: a new rule. */
export function useOtherParts(rule: Rule | null): readonly string[] {
  const { t } = useTranslation('settings-alerting');
  const format = useFormat();
  const delay = useDelay();
  const { when = {}, digest, quiet } = rule ?? {};
  return [
    ...LISTS.flatMap((part) => {
      const names = when[part];
      return names === undefined ? [] : [t(`rules.part.${part}`, { names: format.list(names) })];
    }),
    ...(digest === undefined ? [] : [t('rules.part.digest', { time: delay(digest) })]),
    ...(quiet === undefined ? [] : [t('rules.part.quiet', { from: quiet.from, to: quiet.to })]),
  ];
}

/** A time as rules write it (`1h30m`), as it is said; another text stays what it is. */
export function useDelay(): (text: string) => string {
  const format = useFormat();
  return (text) => {
    const seconds = secondsOf(text);
    return seconds === null ? text : format.duration(seconds);
  };
}

const NAMED = { 'on-call': 'onCall', team: 'team', management: 'management' } as const;

/** What a rule is called: those that come with Leeway in words, others as they were named. */
export function useRuleName(): (rule: string) => string {
  const { t } = useTranslation('settings-alerting');
  return (rule) => (rule in NAMED ? t(`rules.named.${NAMED[rule as keyof typeof NAMED]}`) : rule);
}

/** The hours that rules name. */
export function useHoursName(): (calendar: string) => string {
  const { t } = useTranslation('settings-alerting');
  return (calendar) => (calendar === 'office' ? t('rules.calendar.office') : t('rules.calendar.other', { calendar }));
}
