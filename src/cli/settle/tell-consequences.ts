import type { Settled } from '../../app/settle.ts';
import {
  capName,
  chargeNoticeJson,
  notComputableJson,
  statementNoticeJson,
  tellingOf,
} from '../../core/report/index.ts';
import type { CapUse, RightToEnd } from '../../core/settlement/index.ts';
import { dateOfDay, instantToLocal } from '../../core/time/index.ts';
import { allowance } from '../evaluate/promise.ts';
import { localDay } from '../format/moment.ts';
import { money } from '../format/money.ts';
import { shareBar } from '../print/bar.ts';
import { displayWidth, fill, visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { isShown } from './answer-json.ts';

/** Columns of a bar, on a narrow page and on a wide one. */
const BAR = { narrow: 10, wide: 24 };

/** What follows from the month beside its amounts: caps used, rights to end, plans, and what to know. */
export function tellConsequences(settled: Settled, forCustomer: boolean, session: Session): readonly string[] {
  const { sections } = session.say.settle;
  const section = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [session.paint.bold(heading), ...lines, ''];
  return [
    ...section(sections.caps, capLines(settled, session)),
    ...section(
      sections.rights,
      settled.statement.rightsToEnd.map((right) => rightLine(right, settled, session)),
    ),
    ...section(sections.plans, planLines(settled, session)),
    ...section(sections.notices, noticeLines(settled, forCustomer, session)),
  ];
}

/** Caps as bars: what was used before this month and by it, of the whole. */
function capLines({ statement }: Settled, session: Session): readonly string[] {
  const { lang, say, paint, width } = session;
  const bar = width >= 100 ? BAR.wide : BAR.narrow;
  const names = statement.caps.map(({ window }) => capName(window, lang));
  const widest = Math.max(0, ...names.map(displayWidth));
  return statement.caps.map((use, place) => {
    const used = { ...use.granted, amountMinor: use.usedBefore.amountMinor + use.granted.amountMinor };
    const share = say.settle.capUsed(money(used, lang), money(use.cap, lang));
    const bit = use.bit ? ` · ${paint.warn(say.settle.capBit())}` : '';
    const line = `  ${fill(names[place] ?? '', widest, 'left')}  ${shareBar(shareOf(use, used.amountMinor), bar)}  ${share}${bit}`;
    return wrap(line, width, '    ');
  });
}

function shareOf({ cap }: CapUse, used: number): number {
  return cap.amountMinor > 0 ? used / cap.amountMinor : 1;
}

function rightLine({ because, arisesAt, notice }: RightToEnd, { agreement }: Settled, session: Session): string {
  const { lang, say, width } = session;
  const { nameOf } = tellingOf(agreement, lang);
  const day = localDay(dateOfDay(instantToLocal(agreement.timeZone, arisesAt).dayNumber), lang);
  const why =
    because.kind === 'chronic'
      ? say.settle.right.chronic(nameOf('target', because.target), because.missed, because.of)
      : because.kind === 'capReached'
        ? say.settle.right.capReached(capName(because.window, lang))
        : say.settle.right.remedy(nameOf('remedy', because.remedy), nameOf('target', because.target));
  const term = notice === null ? null : say.settle.term(notice.count, notice.unit);
  return wrap(`  ${visible(why)} · ${say.settle.rightSince(day, term)}`, width, '    ');
}

function planLines({ agreement, statement }: Settled, session: Session): readonly string[] {
  const { nameOf } = tellingOf(agreement, session.lang);
  return statement.improvementPlans.map(({ remedy, target, within }) => {
    const limit = within === null ? null : allowance(within, session);
    const text = session.say.settle.plan(nameOf('remedy', remedy), nameOf('target', target), limit);
    return wrap(`  ${visible(text)}`, session.width, '    ');
  });
}

/** That the month runs is said at the head of the statement. */
function noticeLines(
  { agreement, statement }: Settled,
  forCustomer: boolean,
  { lang, width }: Session,
): readonly string[] {
  return [
    ...statement.notices.filter(({ kind }) => kind !== 'monthRuns').map((one) => statementNoticeJson(one, lang)),
    ...statement.refused.map((one) => notComputableJson(one, lang)),
    ...statement.charges.notices.map((one) => chargeNoticeJson(one, lang, tellingOf(agreement, lang))),
  ]
    .filter((one) => isShown(one, forCustomer))
    .map(({ code, message }) => wrap(`  [${code}] ${visible(message)}`, width, '    '));
}
