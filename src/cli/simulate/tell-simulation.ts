import {
  type SimulateNotice,
  type SimulateOutcome,
  type SimulateRequest,
  serviceHoursNameOf,
} from '../../app/simulation/index.ts';
import type { Agreement } from '../../core/agreement/index.ts';
import { formatPercent } from '../../core/money/index.ts';
import { type Cost, keeps, type Simulated } from '../../core/simulation/index.ts';
import { promisesOf } from '../evaluate/promise.ts';
import { localDay, wallTime } from '../format/moment.ts';
import { money } from '../format/money.ts';
import { decimal, percent } from '../format/number.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { localMoney } from './amounts.ts';
import { tellAdvice } from './tell-advice.ts';
import { tellCost } from './tell-cost.ts';
import { tellOdds } from './tell-odds.ts';
import { tellOffers } from './tell-offers.ts';
import { tellTeam } from './tell-team.ts';

/** A simulation for a meeting: what it would have cost, the odds, a year's money, the team, counter-offers, what to do. */
export function tellSimulation(request: SimulateRequest, outcome: SimulateOutcome, session: Session): string[] {
  const { say, paint, width, lang } = session;
  const { draft } = request;
  const customer = draft.parties['customer']?.name;
  const name = [...(customer === undefined ? [] : [customer]), draft.title[lang]].map(visible).join(' · ');
  const lines = [
    paint.bold(wrap(say.simulate.title(name, draft.ref), width)),
    paint.warn(wrap(say.simulate.ours(), width)),
  ];
  const { simulated } = outcome;
  if (simulated === null) return [...lines, '', ...tellNotices(outcome.notices, session)];
  const promises = promisesOf(request.present === null ? [draft] : [request.present, draft]);
  return [
    ...lines,
    ...tellPast(request, outcome, simulated, session),
    ...tellMethod(simulated, outcome.notices, session),
    '',
    ...tellHeadline(request, outcome, session),
    ...tellOdds(draft, outcome, simulated, promises, session),
    ...tellCost(draft, outcome, simulated, session),
    ...tellTeam(outcome.capacity, serviceHoursNameOf(draft), session),
    ...tellOffers(draft, outcome, promises, session),
    ...tellAdvice(outcome.advice, draft, session),
    ...tellNotices(outcome.notices, session),
  ];
}

function tellPast(
  { draft }: SimulateRequest,
  { counts }: SimulateOutcome,
  { history, weeksOfHistory, years, seed, method }: Simulated,
  { say, lang, width }: Session,
): string[] {
  const day = (at: number) => {
    const wall = wallTime(at, draft.timeZone);
    return localDay(`${wall.year}-${wall.month}-${wall.day}`, lang);
  };
  const others = method.borrowed.map(({ customer, factorPpm }) =>
    say.simulate.scaled(visible(customer), decimal(factorPpm / 1_000_000, 6, lang)),
  );
  const drawn = others.length > 0 ? say.simulate.borrowed(others, years, seed) : say.simulate.drawn(years, seed);
  return [
    wrap(say.simulate.past(counts.tickets, day(history.from), day(history.to - 1), weeksOfHistory), width),
    wrap(drawn, width),
  ];
}

/** What it comes to, in one or two sentences. */
function tellHeadline({ draft, confidencePpm }: SimulateRequest, outcome: SimulateOutcome, session: Session): string[] {
  const { say, paint, width, lang } = session;
  const words = say.simulate.headline;
  const { replay, present, beside } = outcome;
  const sentences: string[] = [];
  const amount = localMoney(draft, session);
  if (amount === null) sentences.push(words.noMoney());
  else if (replay?.targets.some(({ judged }) => judged > 0)) {
    const { netMinor } = replay.cost;
    sentences.push(netMinor < 0 ? words.earned(amount(-netMinor)) : words.cost(amount(netMinor)));
    if (present !== null) sentences.push(besideWords(draft, present.cost, beside?.moreMinor ?? null, session));
  }
  const judged = outcome.simulated?.targets.filter(({ missed }) => missed.trials > 0) ?? [];
  if (judged.length > 0) {
    const kept = judged.filter(({ missed }) => keeps(missed, confidencePpm)).length;
    sentences.push(words.kept(kept, judged.length, percent(formatPercent(confidencePpm), lang)));
  }
  return [...sentences.map((sentence) => paint.bold(wrap(sentence, width))), ''];
}

/** How much more or less than the present agreement. */
function besideWords(draft: Agreement, present: Cost, more: number | null, session: Session): string {
  const words = session.say.simulate.headline;
  if (present.currency === null) return words.presentFree();
  const amount = (amountMinor: number, currency = draft.commercial.currency ?? '') =>
    money({ amountMinor, currency }, session.lang);
  const than = amount(present.netMinor, present.currency);
  if (more === null) return words.otherCurrency(than);
  if (more === 0) return words.same(than);
  return more > 0 ? words.more(amount(more), than) : words.less(amount(-more), than);
}

function tellNotices(notices: readonly SimulateNotice[], session: Session): string[] {
  return notices.filter((one) => !isOfPast(one)).map((one) => warned(noticeWords(one, session), session));
}

/** Told at the head, for it says how far to trust all that follows. */
function isOfPast({ kind }: SimulateNotice): boolean {
  return kind === 'unevenWeeks';
}

function warned(text: string, { paint, width }: Session): string {
  return paint.warn(wrap(`▲ ${text}`, width, '  '));
}

/** What limits the drawing of years; promises of which nothing was judged are told apart. */
function tellMethod({ method, targets }: Simulated, notices: readonly SimulateNotice[], session: Session): string[] {
  const words = session.say.simulate.notice;
  const judged = new Set(targets.filter(({ missed }) => missed.trials > 0).map(({ target }) => target));
  const few = method.notices.flatMap((one) => (one.kind === 'fewPeriods' && judged.has(one.target) ? [one] : []));
  const said = method.notices.flatMap((one) => {
    if (one.kind === 'fewWeeks') return [words.fewWeeks(one.weeks)];
    return one.kind === 'oneCustomer' ? [words.oneCustomer(visible(one.customer))] : [];
  });
  if (few.length > 0) {
    const names = few.map(({ target }) => target).join(', ');
    said.push(words.fewPeriods(names, Math.max(...few.map(({ periods }) => periods))));
  }
  said.push(...notices.filter(isOfPast).map((one) => noticeWords(one, session)));
  return said.map((text) => warned(text, session));
}

function noticeWords(notice: SimulateNotice, { say }: Session): string {
  const words = say.simulate.notice;
  switch (notice.kind) {
    case 'noTickets':
      return words.noTickets(notice.known.map(visible));
    case 'noRequirement':
      return words.noRequirement(notice.targets.join(', '));
    case 'neverJudged':
      return words.neverJudged(notice.targets.join(', '));
    case 'unevenWeeks':
      return words.unevenWeeks(notice.mean, notice.middle);
    default:
      return words[notice.kind]();
  }
}
