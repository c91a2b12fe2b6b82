import { createHash } from 'node:crypto';
import { formatInstant } from '../../../core/time/index.ts';
import type { Actor } from '../../access/actor.ts';
import type { IssuedStatement } from '../../ports/index.ts';
import { isRefusal, type Lang, type Refusal, refusal } from '../../refusal.ts';
import type { DecisionPorts } from '../record.ts';
import { settledFor } from './preview-statement.ts';
import { monthOver } from './settle-month.ts';
import { type FigureChange, statementDifference } from './statement-difference.ts';
import { type FrozenStatement, frozenOf } from './statement-texts.ts';

/** `same`: what was issued last still says the same of every figure; nothing new is issued. */
export interface Issued {
  readonly kind: 'issued' | 'same';
  readonly statement: IssuedStatement;
  /** What differs from the one issued before; null: this is the first. */
  readonly difference: readonly FigureChange[] | null;
}

/**
 * Issues the statement of a month that is over: all of it is frozen, with its hash. What is learned later never changes it,
 * but may be issued as the next number, which says what differs. Refused: `conflict` while the month runs.
 */
export async function issueStatement(
  asked: { readonly agreement: string; readonly month: string; readonly lang: Lang },
  actor: Actor,
  ports: DecisionPorts,
): Promise<Issued | Refusal> {
  const at = ports.now();
  const live = await ports.rosters.inForce(ports.store);
  // What arrives while this is reckoned is of a later number.
  const question = { ...asked, asOf: at, knownAt: at };
  const settled = await settledFor(question, live, actor, 'statements:write', ports);
  if (isRefusal(settled)) return settled;
  const over = monthOver(settled.agreement, asked.month);
  if (over > at) return stillRuns(asked.month, formatInstant(over));
  const frozen = frozenOf(settled);
  const body = JSON.stringify(frozen);
  return await ports.store.transact(async (tx): Promise<Issued | Refusal> => {
    await tx.lockRegister();
    const [last] = await tx.issuedStatements({ agreement: asked.agreement, month: asked.month }, null, 1);
    const difference = last === undefined ? null : statementDifference(read(last).en, frozen.en);
    if (last !== undefined && difference?.length === 0) return { kind: 'same', statement: last, difference };
    const statement: IssuedStatement = {
      agreement: asked.agreement,
      month: asked.month,
      number: (last?.number ?? 0) + 1,
      customer: settled.agreement.customer?.id ?? null,
      asOf: at,
      knownAt: at,
      body,
      hash: createHash('sha256').update(body).digest('hex'),
      issuedAt: at,
      issuedBy: actor.id,
    };
    await tx.addStatement(statement);
    await tx.note({
      at,
      actor: actor.id,
      action: 'statement.issued',
      object: `statement:${statement.agreement}/${statement.month}/${statement.number}`,
      customer: statement.customer,
      details: { hash: statement.hash },
    });
    return { kind: 'issued', statement, difference };
  });
}

/** An issued statement's content, as it was frozen. */
export function read({ body }: Pick<IssuedStatement, 'body'>): FrozenStatement {
  return JSON.parse(body) as FrozenStatement;
}

function stillRuns(month: string, over: string): Refusal {
  return refusal(
    'conflict',
    { fr: `${month} n’est pas terminé.`, en: `${month} is not over.` },
    {
      fr: `Il le sera à ${over}. D’ici là, demandez un aperçu.`,
      en: `It will be at ${over}. Until then ask for a preview.`,
    },
  );
}
