import type { PeriodOutcome } from '../outcome.ts';

/**
 * Was the promise missed in the period, so that its remedies are owed? A period judged breached was. A target that asks
 * nothing of many tickets together is never judged over a period: each breach of it is a miss of its own.
 */
export function isMissed({ verdict, target, breaches }: PeriodOutcome): boolean {
  if (verdict === 'breached') return true;
  return (
    verdict === 'notApplicable' && target.requirement === null && target.atLeastPpm === null && breaches.length > 0
  );
}

/** Tickets and outages behind a miss. */
export function evidenceOf({ breaches, downtime }: PeriodOutcome): readonly string[] {
  return [...new Set([...breaches.map((breach) => breach.ticket), ...(downtime?.outages ?? [])])];
}
