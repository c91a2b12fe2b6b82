import type { Evaluation } from '../../src/core/evaluate.ts';
import { moneyJson, statementJson, tellingOf } from '../../src/core/report/index.ts';
import { settle } from '../../src/core/settlement/index.ts';
import type { JsonObject } from './story.ts';

/**
 * The statement of a month of an agreement as the reader of one gets it, under the agreement's id; `version` is its ref,
 * `accruals` what of recurring lines is for the month. Where there is none `refusal` says why.
 */
export function statementTold(evaluation: Evaluation, agreement: string, month: string): JsonObject {
  const settling = evaluation.findings.settling.find(({ versions }) => versions.id === agreement);
  if (settling === undefined) return { agreement, month, refusal: 'noMoney' };
  const statement = settle({ ...settling, month });
  if (statement.kind !== 'statement') return { agreement, month, refusal: statement.kind };
  const version = settling.versions.versions.find(({ ref }) => ref === statement.agreement);
  if (version === undefined) throw new Error(`there is no version ${statement.agreement}`);
  const told = {
    ...statementJson(statement, 'en', tellingOf(version, 'en')),
    agreement,
    version: statement.agreement,
    refusal: null,
    accruals: statement.charges.accruals.map((one) => ({ ...one, amount: moneyJson(one.amount) })),
  };
  return JSON.parse(JSON.stringify(told)) as JsonObject;
}
