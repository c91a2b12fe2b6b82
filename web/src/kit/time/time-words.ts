import type { TFunction } from 'i18next';
import type { Format } from '../../words/format.ts';
import type { TimeLeftFacts, TimeLeftNow } from './time-left-at.ts';

export interface TellingFacts extends TimeLeftFacts {
  /** Already in words, as they stand after "paused": "waiting for the customer". */
  readonly pausedBecause?: string | null | undefined;
}

interface Telling {
  readonly t: TFunction<'kit'>;
  readonly format: Format;
  /** An instant as it stands in the sentence: `15:45`, `tomorrow 08:00`. */
  readonly tell: (at: string) => string;
  /** The same after a verb: `at 15:45`, `tomorrow 08:00`. */
  readonly tellWhen: (at: string) => string;
}

/** How a promised time stands, as a sentence. */
export function timeWords(now: TimeLeftNow, facts: TellingFacts, { t, format, tell, tellWhen }: Telling): string {
  const left = now.remainingSeconds === null ? null : format.duration(Math.max(0, now.remainingSeconds));
  const due = facts.dueAt === null ? null : tell(facts.dueAt);
  const when = now.goesOnAt === null ? null : tellWhen(now.goesOnAt);
  const why = facts.pausedBecause ?? null;
  switch (now.state) {
    case 'running':
      if (left === null) return due === null ? t('time.left.runningBare') : t('time.left.dueOnly', { due });
      return due === null ? t('time.left.runningNoDue', { left }) : t('time.left.running', { left, due });
    case 'closed':
      return closedWords(left, when, t);
    case 'paused':
      return pausedWords(left, why, t);
    case 'breached':
      return lateWords(now, facts, { due, when }, { t, format });
    case 'notStarted':
      if (facts.budgetSeconds === null) return t('time.left.notStartedBare');
      return t('time.left.notStarted', { budget: format.duration(facts.budgetSeconds) });
    case 'met':
      return now.remainingSeconds === null || now.remainingSeconds <= 0 || left === null
        ? t('time.left.metBare')
        : t('time.left.met', { left });
    case 'excused':
      return t('time.left.excused');
    case 'unknown':
      return t('time.left.unknown');
  }
}

function closedWords(left: string | null, when: string | null, t: Telling['t']): string {
  if (left === null) return when === null ? t('time.left.closedBareNoWhen') : t('time.left.closedBare', { when });
  return when === null ? t('time.left.closedNoWhen', { left }) : t('time.left.closed', { left, when });
}

function pausedWords(left: string | null, why: string | null, t: Telling['t']): string {
  if (left === null) return why === null ? t('time.left.pausedBareNoWhy') : t('time.left.pausedBare', { why });
  return why === null ? t('time.left.pausedNoWhy', { left }) : t('time.left.paused', { left, why });
}

function lateWords(
  now: TimeLeftNow,
  facts: TellingFacts,
  { due, when }: { readonly due: string | null; readonly when: string | null },
  { t, format }: Pick<Telling, 't' | 'format'>,
): string {
  const late = lateness(now, format);
  if (facts.isOver === true) return late === null ? t('time.left.missedBare') : t('time.left.missed', { late });
  if (late === null) return due === null ? t('time.left.lateBareNoDue') : t('time.left.lateBare', { due });
  if (when !== null) return t('time.left.lateClosed', { late, when });
  return due === null ? t('time.left.lateNoDue', { late }) : t('time.left.late', { late, due });
}

function lateness({ remainingSeconds }: TimeLeftNow, format: Format): string | null {
  return remainingSeconds === null || remainingSeconds > 0 ? null : format.duration(-remainingSeconds);
}

/** The same in as few words as a dense row has room for. */
export function shortTimeWords(now: TimeLeftNow, facts: TellingFacts, telling: Telling): string {
  const { t, format } = telling;
  const late = lateness(now, format);
  if (now.state === 'breached' && late !== null)
    return facts.isOver === true ? t('time.short.missed', { late }) : t('time.short.late', { late });
  if (now.state === 'met') return t('time.short.met');
  if (now.remainingSeconds === null) return timeWords(now, facts, telling);
  const left = format.duration(Math.max(0, now.remainingSeconds));
  if (now.state === 'running' || now.state === 'closed' || now.state === 'paused')
    return t(`time.short.${now.state}`, { left });
  return timeWords(now, facts, telling);
}
