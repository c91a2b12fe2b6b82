import type { Target } from '../../core/agreement/index.ts';
import type { AvailabilityMargin, Margin, PromiseMargin } from '../../core/margin/index.ts';
import { floorRatio, formatPercent, multiplyRatios, type Ratio, ratio, ratioOfPpm } from '../../core/money/index.ts';
import { decimalText, shareText } from '../../core/report/index.ts';
import { MINUTE_MS } from '../../core/time/index.ts';
import { type Promises, targetName, withinWords } from '../evaluate/promise.ts';
import { period } from '../format/moment.ts';
import { decimal, percent } from '../format/number.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { reasonWords } from './reason-words.ts';
import { laidOut, type Row, rowsOf } from './rows.ts';
import { delayRows } from './tell-delay.ts';
import { claimWords, gapWords } from './tell-money.ts';

/** A margin with the agreements it is told of. */
export interface Asked {
  readonly margin: Margin;
  readonly promises: Promises;
}

/** The name of a promise: its title and id, its level, and whose it is where it is not of the agreement asked about. */
export function promiseName(promise: PromiseMargin, { margin, promises }: Asked, session: Session): string {
  const { say, lang } = session;
  const target = promises.target(promise.agreement, promise.target, promise.level);
  const level = promises.agreement(promise.agreement)?.levels.find(({ id }) => id === promise.level);
  const plain = visible(targetName(target, promise.target, session));
  const name = level === undefined ? plain : `${plain}, ${say.margin.level(visible(level.title[lang]))}`;
  return promise.agreement === margin.agreement ? name : say.margin.of(name, visible(promise.agreement));
}

/** One promise against what stands under it: figures, reason, worst start, what would be safe, claims and money. */
export function tellPromise(promise: PromiseMargin, asked: Asked, session: Session): string[] {
  const { say, paint, width, lang } = session;
  const { margin, promises } = asked;
  const sign = { covered: paint.good('✓'), thin: paint.warn('▲'), uncovered: paint.bad('✗'), nothingUnder: ' ' };
  const service = promises.agreement(promise.agreement)?.services[promise.service ?? ''];
  const on = service === undefined ? '' : ` · ${visible(service.title[lang])}`;
  const cover = say.margin.cover[promise.cover] ?? promise.cover;
  const head = `${cover} · ${promiseName(promise, asked, session)}${on}`;
  const target = promises.target(promise.agreement, promise.target, promise.level);
  const { labels } = say.margin;
  const why = promise.cover === 'covered' ? labels.note : labels.why;
  const wanted = margin.policy.claims.spareDays;
  const rows = [
    ...figures(promise, target, promises, session),
    ...promise.reasons.flatMap((reason) => rowsOf(why, reasonWords(reason, session))),
    ...(promise.delay === null ? [] : delayRows(promise, promise.delay, promises, session)),
    ...(promise.availability === null ? [] : availabilityRows(promise.availability, why, session)),
    ...promise.claims.flatMap((claim) => rowsOf(labels.claim, claimWords(claim, wanted, promises, session))),
    ...gapWords(promise.money, session).flatMap((text) => rowsOf(labels.money, text)),
  ];
  return [wrap(`${sign[promise.cover]} ${paint.bold(head)}`, width, '    '), ...laidOut(rows, session), ''];
}

/** What is promised on both sides. */
function figures(
  { suppliers, availability }: PromiseMargin,
  target: Target | null,
  promises: Promises,
  session: Session,
): readonly Row[] {
  const { say } = session;
  const { labels } = say.margin;
  const figure = target === null ? null : figureOf(target, session);
  const zone = promises.zone(suppliers[0]?.agreement ?? '');
  const theirs = suppliers.map(({ agreement, target: id }) => {
    const found = promises.target(agreement, id);
    const name = visible(targetName(found, id, session));
    const text = say.margin.beneath(
      visible(agreement),
      name,
      (found === null ? null : figureOf(found, session)) ?? '–',
    );
    return { label: labels.under, text };
  });
  const promised =
    figure === null || availability === null ? figure : say.margin.down(figure, ...downIn(availability, zone, session));
  return [
    ...rowsOf(labels.promised, promised),
    ...theirs,
    ...(availability === null ? [] : beneath(availability, suppliers.length, session)).map((text) => ({
      label: labels.under,
      text,
    })),
  ];
}

/** The downtime we permit ourselves, and the period in which that is. */
function downIn({ oursMs, period: span }: AvailabilityMargin, zone: string, { lang }: Session): [string, string] {
  return [minutesOf(oursMs, lang), period(span.from, span.to, zone, lang)];
}

/** The downtime that all beneath us permit together, and what redundant parts have in common. */
function beneath({ theirsMs, composite, betaPpm }: AvailabilityMargin, parts: number, session: Session): string[] {
  const { say, lang } = session;
  const minutes = minutesOf(theirsMs, lang);
  const together =
    parts > 1 ? say.margin.together(percent(shareText(composite), lang), minutes) : say.margin.downIn(minutes);
  return betaPpm === null ? [together] : [together, say.margin.commonCause(percent(formatPercent(betaPpm), lang))];
}

/** Minutes, exact to the hundredth and cut there. */
function minutesOf(ms: Ratio, lang: Session['lang']): string {
  return decimal(Number(floorRatio(multiplyRatios(ms, ratio(100, MINUTE_MS)))) / 100, 2, lang);
}

/** `within 4 h (always)`, `99.9% per month (always)`. */
function figureOf(target: Target, session: Session): string | null {
  const { say, lang } = session;
  if (target.atLeastPpm === null) return withinWords(target, session);
  const per = say.words.per[target.per] ?? target.per;
  return say.margin.share(percent(formatPercent(target.atLeastPpm), lang), per, visible(target.calendarId));
}

function availabilityRows(
  { times, neededTimesPpm, safePpm }: AvailabilityMargin,
  why: string,
  session: Session,
): readonly Row[] {
  const { say, lang } = session;
  const figure = (value: Ratio) => decimal(Number(decimalText(value, 2)), 2, lang);
  const compared =
    times === null ? say.margin.noDowntime() : say.margin.times(figure(times), figure(ratioOfPpm(neededTimesPpm)));
  const safe = safePpm === null ? say.margin.safeNone() : say.margin.safeShare(percent(formatPercent(safePpm), lang));
  return [
    { label: why, text: compared },
    { label: say.margin.labels.safe, text: safe },
  ];
}
