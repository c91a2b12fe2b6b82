import type { Settled, SettleOutcome } from '../../app/settle.ts';
import { settleRefusalJson, spokenMonth } from '../../core/report/index.ts';
import { moment } from '../format/moment.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import type { SettleAsked } from './question.ts';
import { tellCharges } from './tell-charges.ts';
import { tellConsequences } from './tell-consequences.ts';
import { tellFigures } from './tell-figures.ts';
import { tellTotals } from './tell-totals.ts';

/** A month for a reader: each agreement's statement, then what could not be settled. */
export function tellSettlement(asked: SettleAsked, outcome: SettleOutcome, session: Session): readonly string[] {
  const { say, lang, width } = session;
  const statements = outcome.settled.map((one) => tellStatement(one, asked, session));
  const refused = outcome.refused.map((one) => {
    const { message, help } = settleRefusalJson(one, lang);
    return wrap(visible(`${message}. ${help ?? ''}`), width, '  ');
  });
  const silent = outcome.withoutMoney.map((id) => wrap(visible(say.settle.withoutMoney(id)), width, '  '));
  const shared = outcome.shared.map((id) => wrap(visible(say.settle.shared(id)), width, '  '));
  return [...statements, ...refused, ...shared, ...silent]
    .flatMap((part, place) => (place === 0 ? [part] : ['', part]))
    .flat();
}

function tellStatement(settled: Settled, asked: SettleAsked, session: Session): string {
  return [
    ...tellHeader(settled, asked, session),
    '',
    ...tellCharges(settled, session),
    ...tellFigures(settled, session),
    ...tellTotals(settled, session),
    ...tellConsequences(settled, asked.request.forCustomers, session),
  ]
    .join('\n')
    .trimEnd();
}

function tellHeader({ agreement, statement }: Settled, asked: SettleAsked, session: Session): readonly string[] {
  const { say, lang, paint, width } = session;
  const { kind, timeZone, parties, title, ref } = agreement;
  const other = (kind === 'underpinning' ? parties['supplier'] : parties['customer'])?.name ?? say.settle.everybody();
  const at = moment(statement.asOf, timeZone, lang);
  const asOf =
    asked.isAsOfGiven || statement.asOf !== statement.period.to
      ? say.settle.asOf(at, timeZone)
      : say.settle.asOfEnd(at, timeZone);
  return [
    paint.bold(say.settle.title(spokenMonth(statement.month, lang))),
    paint.bold(wrap(visible(`${other} · ${title[lang]} (${ref})`), width)),
    paint.dim(wrap(asOf, width)),
    ...(statement.asOf < statement.period.to ? [paint.warn(say.settle.provisional())] : []),
  ];
}
