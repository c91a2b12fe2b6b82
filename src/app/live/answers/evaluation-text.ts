import { alertsOf } from '../../../core/alert/index.ts';
import { sortedClocks } from '../../../core/evaluate.ts';
import {
  alertJson,
  availabilityJson,
  bonusJson,
  clockText,
  creditJson,
  noticeJson,
  noticesToTell,
  objectiveJson,
} from '../../../core/report/index.ts';
import { formatInstant } from '../../../core/time/index.ts';
import type { Lang } from '../../refusal.ts';
import type { LivePorts } from '../post-events.ts';
import { type EvaluationQuestion, evaluateStore } from './evaluation.ts';

export interface EvaluationTelling {
  readonly lang: Lang;
  readonly receipts: boolean;
  /** The version of the time zone data judged by. */
  readonly tzdata: string;
}

/** Characters handed on at once. */
const PIECE = 1 << 16;

/**
 * An evaluation of everything kept as the one JSON document of FORMAT section 3, piece by piece as it is found.
 * @param write takes the pieces; what it promises is waited for
 */
export async function writeEvaluation(
  question: EvaluationQuestion,
  telling: EvaluationTelling,
  write: (piece: string) => void | Promise<void>,
  ports: LivePorts,
): Promise<void> {
  const asOf = question.asOf ?? ports.now();
  const forCustomer = question.customer !== null;
  const noCommitment: string[] = [];
  const alerts: string[] = [];
  const diagnostics: string[] = [];
  let text = `{"asOf":"${formatInstant(asOf)}","tzdata":${JSON.stringify(telling.tzdata)},"clocks":[`;
  let count = 0;
  const { findings } = await evaluateStore(
    { ...question, asOf },
    async (judgement) => {
      for (const clock of sortedClocks(judgement.clocks)) {
        text += `${count === 0 ? '\n' : ',\n'}${clockText(clock, telling)}`;
        count += 1;
        if (!forCustomer) for (const alert of alertsOf(clock)) alerts.push(JSON.stringify(alertJson(alert)));
      }
      const { ticket, noCommitment: reason, notices } = judgement;
      if (reason !== null) noCommitment.push(JSON.stringify({ ticket, reason }));
      if (!forCustomer) for (const one of notices) diagnostics.push(JSON.stringify(noticeJson(one, telling.lang)));
      if (text.length < PIECE) return;
      const full = text;
      text = '';
      await write(full);
    },
    ports,
  );
  // A fact without effect may be of anyone: a customer is told of no other's.
  const told = forCustomer ? [] : noticesToTell(findings).map((one) => noticeJson(one, telling.lang));
  const rest: readonly (readonly [string, readonly string[]])[] = [
    ['noCommitment', noCommitment],
    ['objectives', findings.objectives.map((one) => JSON.stringify(objectiveJson(one)))],
    ['availability', findings.availability.map((one) => JSON.stringify(availabilityJson(one)))],
    ['credits', findings.credits.map((one) => JSON.stringify(creditJson(one)))],
    ['bonuses', findings.bonuses.map((one) => JSON.stringify(bonusJson(one)))],
    ['alerts', alerts],
    ['diagnostics', [...diagnostics, ...told.map((one) => JSON.stringify(one))]],
  ];
  await write(`${text}${count === 0 ? '' : '\n'}]`);
  for (const [name, values] of rest) await write(`,\n"${name}":[${values.join(',\n')}]`);
  await write('}\n');
}
