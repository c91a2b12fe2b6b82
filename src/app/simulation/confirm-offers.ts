import type { Agreement } from '../../core/agreement/index.ts';
import { prepare } from '../../core/evaluate.ts';
import {
  answered,
  type ChangedTarget,
  type OfferSearch,
  type Sample,
  type SimulationQuestion,
  sampleAgain,
  simulation,
  takeClocks,
  toEvaluate,
  withChanges,
} from '../../core/simulation/index.ts';
import { concerns, type DraftPast, groupsOf, isCovered, type Outlook } from './judge-past.ts';

/** Evaluations in a row after which what is not yet sure stays an estimate; two are nearly always enough. */
const MOST_ROUNDS = 8;

/**
 * Holds searches for counter-offers against real evaluations of the changed agreement, until each is confirmed. Every
 * change is evaluated by itself, so that the offer holds whatever becomes of the others; one reading of the log serves
 * all of them, and of each only the tickets are judged again whose clocks were under the changed promise.
 */
export async function confirmOffers(
  searches: readonly OfferSearch[],
  question: SimulationQuestion,
  past: DraftPast,
  outlook: Outlook,
): Promise<readonly OfferSearch[]> {
  let all = searches;
  for (let round = 0; round < MOST_ROUNDS && all.some((search) => toEvaluate(search) !== null); round += 1) {
    const trials = all.flatMap((search, of) => asksOf(search).map((ask) => trialOf(search, of, ask, past)));
    await judgeTrials(trials, past, outlook);
    all = all.map((search, of) =>
      trials
        .filter((trial) => trial.of === of)
        .reduce((so, { ask, sample }) => answered(so, ask, simulation({ ...question, sample })), search),
    );
  }
  return all;
}

/** What to evaluate next, and at once what would come after it if it is kept: one step tighter. */
function asksOf(search: OfferSearch): readonly ChangedTarget[] {
  const ask = toEvaluate(search);
  if (ask === null) return [];
  const tighter = search.place === null ? undefined : search.ladder[search.place - 1];
  const isNext = tighter !== undefined && JSON.stringify(tighter) !== JSON.stringify(ask.change);
  return isNext ? [ask, { ...ask, change: tighter }] : [ask];
}

/** One change of the agreement to be evaluated; without a judge its sample is ready. */
interface Trial {
  /** The place of its search. */
  readonly of: number;
  readonly ask: ChangedTarget;
  readonly place: number;
  readonly agreement: Agreement;
  readonly sample: Sample;
  readonly isReady: boolean;
}

/** What is asked of many tickets together changes no clock: those of the draft serve. */
function trialOf(search: OfferSearch, of: number, ask: ChangedTarget, { sample }: DraftPast): Trial {
  const agreement = withChanges(sample.agreement, [ask]);
  const isReady = ask.change.kind !== 'within';
  const again = isReady ? { ...sample, agreement } : sampleAgain(sample, agreement);
  return { of, ask, place: search.at, agreement, sample: again, isReady };
}

async function judgeTrials(trials: readonly Trial[], { groups }: DraftPast, outlook: Outlook): Promise<void> {
  const judges = trials.filter(({ isReady }) => !isReady).map((trial) => ({ trial, judge: judgeFor(trial, outlook) }));
  if (judges.length === 0) return;
  let group = 0;
  let first = 0;
  for await (const { events } of groupsOf(outlook)) {
    for (const { trial, judge } of judges) {
      if (!concerns(groups, group, trial.place)) continue;
      const judgements = judge.group(events).filter(isCovered);
      judgements.forEach(({ clocks, timeline }, at) => {
        const own = clocks.filter(({ target }) => target.id === trial.ask.target && target.level === trial.ask.level);
        takeClocks(trial.sample, first + at, { clocks: own, timeline });
      });
    }
    first += groups.sizes[group] ?? 0;
    group += 1;
  }
}

/** Clocks of other measures have no part in it, but where only clocks tell whether a ticket is covered (`isCovered`). */
function judgeFor({ agreement, place }: Trial, { asOf, log, names = [] }: Outlook) {
  const measure = agreement.targets[place]?.measure;
  const targets = agreement.targets.filter((target) => agreement.kind !== 'sla' || target.measure === measure);
  return prepare({
    agreements: [{ ...agreement, targets }],
    names,
    asOf,
    members: log.members,
    retractions: log.retractions,
  });
}
