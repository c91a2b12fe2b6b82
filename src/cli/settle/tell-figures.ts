import type { Settled } from '../../app/settle.ts';
import { stepText, tellingOf } from '../../core/report/index.ts';
import type { Credit, EarnedBonus } from '../../core/settlement/index.ts';
import { period } from '../format/moment.ts';
import { money } from '../format/money.ts';
import { displayWidth, fill, visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { stateText } from './state-text.ts';

export type Figure = Credit | EarnedBonus;

/** Ids shown behind a figure; the others are counted. */
const SHOWN = 6;

/** Credits, penalties, bonuses and days of service, each with its state and how it was reckoned. */
export function tellFigures(settled: Settled, session: Session): readonly string[] {
  const { credits, penalties, bonuses, serviceDays, fromEarlier } = settled.statement;
  const title = session.say.settle.sections;
  const section = (heading: string, figures: readonly Figure[], withWorking = true) =>
    figures.length === 0
      ? []
      : [
          session.paint.bold(heading),
          ...figures.flatMap((figure) => tellFigure(figure, withWorking, settled, session)),
          '',
        ];
  return [
    ...section(title.credits, credits),
    ...section(title.penalties, penalties),
    ...section(title.bonuses, bonuses),
    ...section(title.serviceDays, serviceDays),
    ...section(title.earlier, fromEarlier, false),
  ];
}

function tellFigure(figure: Figure, withWorking: boolean, settled: Settled, session: Session): readonly string[] {
  const { agreement } = settled;
  const { say, lang, paint, width } = session;
  const telling = tellingOf(agreement, lang);
  const { from, to } = figure.period;
  const name = say.settle.of(
    titleOf(figure, settled, lang),
    telling.nameOf('target', figure.target),
    period(from, to, agreement.timeZone, lang),
  );
  const state = stateText(figure, settled, session);
  const colour = figure.state === 'final' || figure.state === 'invoiced' ? paint.good : paint.warn;
  const working = figure.working.map((step) =>
    wrap(`      ${visible(stepText(step, lang, telling))}`, width, '        '),
  );
  const evidence = [...new Set(figure.working.flatMap((step) => step.evidence))];
  const behind =
    evidence.length === 0 ? [] : [wrap(`      ${visible(evidenceText(evidence, session))}`, width, '        ')];
  return [
    ...headed(`  ${visible(name)}`, amountOf(figure, session), session),
    `    ${colour(wrap(state, width - 4, '    '))}`,
    ...(withWorking ? [...working, ...behind].map(paint.dim) : []),
  ];
}

/** A title with its amount at the right edge; beneath it where both do not fit on one line. */
function headed(title: string, amount: string, { width, paint }: Session): readonly string[] {
  const space = width - displayWidth(amount) - 1;
  if (displayWidth(title) <= space) return [`${fill(title, space, 'left')} ${paint.bold(amount)}`];
  const lines = wrap(title, space, '    ').split('\n');
  const last = lines.pop() ?? '';
  return [...lines, `${fill(last, space, 'left')} ${paint.bold(amount)}`];
}

/** Days of service, or an amount; reductions and penalties are what the customer receives, so without a sign. */
function amountOf(figure: Figure, { say, lang }: Session): string {
  return 'days' in figure && figure.days > 0 ? say.settle.days(figure.days) : money(figure.amount, lang);
}

function evidenceText(ids: readonly string[], { say }: Session): string {
  return say.settle.evidence(ids.slice(0, SHOWN).join(', '), Math.max(0, ids.length - SHOWN));
}

function titleOf(figure: Figure, { agreement }: Settled, lang: Session['lang']): string {
  const { remedies, bonuses } = agreement.commercial;
  const [id, list] = 'bonus' in figure ? [figure.bonus, bonuses] : [figure.remedy, remedies];
  return list.find((one) => one.id === id)?.title?.[lang] ?? id;
}
