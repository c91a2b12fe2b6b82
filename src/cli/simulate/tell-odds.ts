import type { SimulateOutcome } from '../../app/simulation/index.ts';
import type { Agreement } from '../../core/agreement/index.ts';
import type { BesideTarget, ReplayedTarget, Simulated, TargetOdds } from '../../core/simulation/index.ts';
import { type Promises, requirement, targetName, withinWords } from '../evaluate/promise.ts';
import { integer, percent } from '../format/number.ts';
import { shareBar } from '../print/bar.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { shareWords } from './terms.ts';

const BAR = 20;

/** Every promise with its odds as a bar, and beneath it what the real past says. */
export function tellOdds(
  draft: Agreement,
  outcome: SimulateOutcome,
  simulated: Simulated,
  promises: Promises,
  session: Session,
): string[] {
  const { say, paint, width } = session;
  if (simulated.targets.length === 0) return [];
  const lines = simulated.targets.flatMap((odds) => tellOne(draft, odds, outcome, promises, session));
  const gone = outcome.beside?.targets.filter(({ draft: own }) => own === null) ?? [];
  const names = gone.map(({ target }) =>
    targetName(promises.target(outcome.present?.agreement ?? '', target), target, session),
  );
  return [
    paint.bold(say.simulate.odds.title()),
    ...lines,
    ...(names.length === 0 ? [] : [wrap(`  ${say.simulate.odds.gone(names.join(', '))}`, width, '    ')]),
    paint.dim(wrap(`  ${say.simulate.odds.legend()}`, width, '  ')),
    '',
  ];
}

function tellOne(
  draft: Agreement,
  odds: TargetOdds,
  outcome: SimulateOutcome,
  promises: Promises,
  session: Session,
): string[] {
  const { say, paint, width, lang } = session;
  const target = promises.target(draft.ref, odds.target, odds.level);
  const within = target === null ? null : withinWords(target, session);
  const asked =
    target === null
      ? null
      : target.atLeastPpm === null
        ? requirement(target, session)
        : say.evaluate.required(percent(`${target.atLeastPpm / 10_000}%`, lang), say.words.per[target.per] ?? '');
  const level = draft.levels.find(({ id }) => id === odds.level);
  const named = [
    targetName(target, odds.target, session),
    ...(level === undefined ? [] : [say.evaluate.level(visible(level.title[lang]))]),
  ].join(', ');
  const head = [named, ...[within, asked].filter((part) => part !== null)].join(' · ');
  const details = detailsOf(odds, outcome, session);
  return [
    wrap(`  ${head}`, width, '    '),
    `    ${barOf(odds, session)}`,
    ...(details.length === 0 ? [] : [paint.dim(wrap(`    ${details.join(' · ')}`, width, '    '))]),
  ];
}

function barOf({ missed, per }: TargetOdds, session: Session): string {
  const { say, paint } = session;
  if (missed.ppm === null) return `${' '.repeat(BAR)}  ${say.simulate.odds.never()}`;
  const colour = missed.ppm > 200_000 ? paint.bad : missed.ppm > 50_000 ? paint.warn : paint.good;
  const [share, low, high] = [missed.ppm, missed.lowPpm, missed.highPpm].map((ppm) => shareWords(ppm, session));
  const words = say.simulate.odds.share(share as string, low as string, high as string, per);
  return `${colour(shareBar(missed.ppm / 1_000_000, BAR))}  ${words}`;
}

function detailsOf(odds: TargetOdds, outcome: SimulateOutcome, session: Session): string[] {
  const { say, lang } = session;
  const words = say.simulate.odds;
  const isOwn = (one: { readonly target: string; readonly level: string | null }) =>
    one.target === odds.target && one.level === odds.level;
  const details: string[] = [];
  const replayed = outcome.replay?.targets.find(isOwn);
  const isSilent = odds.missed.ppm === null && (replayed?.judged ?? 0) === 0;
  if (outcome.replay !== null && !isSilent) details.push(thenWords(replayed, session));
  if (outcome.beside !== null) details.push(presentWords(outcome.beside.targets.find(isOwn), session));
  const { yearsWithMiss, breachesAYear, missed } = odds;
  if (yearsWithMiss.ppm !== null && missed.hits > 0) {
    details.push(words.yearly(shareWords(yearsWithMiss.ppm, session)));
  }
  if (breachesAYear !== null && breachesAYear.max > 0) {
    const [mean, low, high] = [breachesAYear.mean, breachesAYear.p5, breachesAYear.p95].map((n) => integer(n, lang));
    details.push(words.late(mean as string, low as string, high as string));
  }
  return details;
}

function thenWords(found: ReplayedTarget | undefined, { say }: Session): string {
  if (found === undefined || found.judged === 0) return say.simulate.odds.onPastNone();
  return say.simulate.odds.onPast(found.missed, found.judged);
}

function presentWords(found: BesideTarget | undefined, { say }: Session): string {
  const present = found?.present ?? null;
  return present === null ? say.simulate.odds.presentNone() : say.simulate.odds.present(present.missed, present.judged);
}
