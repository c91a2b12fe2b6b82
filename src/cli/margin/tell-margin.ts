import type { Margin, PromiseMargin } from '../../core/margin/index.ts';
import { formatPercent, ratioOfPpm } from '../../core/money/index.ts';
import { decimalText } from '../../core/report/index.ts';
import { dateOfDay, instantToLocal } from '../../core/time/index.ts';
import type { Promises } from '../evaluate/promise.ts';
import { localDay } from '../format/moment.ts';
import { decimal, percent } from '../format/number.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { tellPrice } from './tell-money.ts';
import { type Asked, promiseName, tellPromise } from './tell-promise.ts';

const COVERS = ['uncovered', 'thin', 'covered', 'nothingUnder'] as const;

/** A margin for a meeting: how many promises are safe, the worst first, each with its reason; then price over cost. */
export function tellMargin(margin: Margin, promises: Promises, session: Session): string[] {
  const { width } = session;
  const ordered = [...margin.promises].sort(worseFirst);
  const standing = ordered.filter(({ cover }) => cover !== 'nothingUnder');
  const asked = { margin, promises };
  const agreement = promises.agreement(margin.agreement);
  return [
    ...tellHeader(margin, promises, session),
    '',
    ...tellHeadline(ordered, asked, session),
    '',
    ...standing.flatMap((each) => tellPromise(each, asked, session)),
    ...tellAlone(asked, session).map((text) => wrap(text, width, '  ')),
    ...(margin.price === null ? [] : tellPrice(margin.price, agreement, session)),
  ];
}

function tellHeader({ agreement: ref, over, policy }: Margin, promises: Promises, session: Session): string[] {
  const { say, lang, paint, width } = session;
  const agreement = promises.agreement(ref);
  const title = agreement === null ? visible(ref) : `${visible(agreement.title[lang])} (${visible(ref)})`;
  const zone = promises.zone(ref);
  const day = (at: number) => localDay(dateOfDay(instantToLocal(zone, at).dayNumber), lang);
  const times = decimal(Number(decimalText(ratioOfPpm(policy.downtimePpm), 2)), 2, lang);
  return [
    paint.bold(wrap(say.margin.title(title), width, '  ')),
    wrap(say.margin.over(day(over.from), day(over.to - 1), zone), width, '  '),
    wrap(say.margin.policy(percent(formatPercent(policy.delayPpm), lang), times), width, '  '),
    paint.dim(wrap(say.margin.ours(), width, '  ')),
  ];
}

function tellHeadline(ordered: readonly PromiseMargin[], asked: Asked, session: Session): string[] {
  const { say, paint, width } = session;
  const colour = { uncovered: paint.bad, thin: paint.warn, covered: paint.good, nothingUnder: paint.dim };
  const parts = COVERS.flatMap((cover) => {
    const n = ordered.filter((each) => each.cover === cover).length;
    return n === 0 ? [] : [colour[cover](say.margin.counted[cover](n))];
  });
  const late = ordered.flatMap(({ claims }) => claims).filter(({ spareDays }) => spareDays < 0).length;
  return [
    paint.bold(parts.join(' · ')),
    wrap(worstOf(ordered, asked, session), width, '  '),
    ...(late === 0 ? [] : [say.margin.lateClaims(late)]),
  ];
}

function worstOf(ordered: readonly PromiseMargin[], asked: Asked, session: Session): string {
  const { say } = session;
  const [worst] = ordered;
  if (worst === undefined || worst.cover === 'nothingUnder') return say.margin.noneUnder();
  if (worst.cover === 'covered') return say.margin.allCovered();
  const name = promiseName(worst, asked, session);
  const slackMs = worst.delay?.worst.slackMs ?? 0;
  return slackMs < 0 ? say.margin.worstLate(name, say.time(-slackMs / 1000)) : say.margin.worst(name);
}

/** Not covered before thin before covered; among equals what comes latest, then what has no figure, as it stands. */
function worseFirst(a: PromiseMargin, b: PromiseMargin): number {
  const rank = ({ cover }: PromiseMargin) => COVERS.indexOf(cover);
  return rank(a) - rank(b) || slackOf(a) - slackOf(b);
}

function slackOf({ delay, cover }: PromiseMargin): number {
  if (delay === null) return 0;
  const race = cover === 'thin' ? delay.worstWithMargin : delay.worst;
  return race.slackMs ?? Number.MIN_SAFE_INTEGER;
}

/** Promises with no supplier under them, in one line for each reason. */
function tellAlone(asked: Asked, session: Session): string[] {
  const { say } = session;
  const lines = [
    ['ownWork', say.margin.own],
    ['noDependency', say.margin.alone],
    ['notComparable', say.margin.notComparable],
  ] as const;
  const told = lines.flatMap(([kind, line]) => {
    const those = asked.margin.promises.filter(
      (each) => each.cover === 'nothingUnder' && each.reasons.some((reason) => reason.kind === kind),
    );
    const names = [...new Set(those.map((each) => promiseName(each, asked, session)))];
    return names.length === 0 ? [] : [line(names.join(' · '))];
  });
  return told.length === 0 ? [] : [...told, ''];
}
