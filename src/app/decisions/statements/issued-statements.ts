import { type Actor, may } from '../../access/actor.ts';
import type { IssuedStatement, StatementPlace } from '../../ports/index.ts';
import { type Lang, notFound, type Refusal } from '../../refusal.ts';
import type { RegisterPorts } from '../../register/register-ports.ts';
import { read } from './issue-statement.ts';
import { type FigureChange, statementDifference } from './statement-difference.ts';
import { forCustomerOnly, type StatementText } from './statement-texts.ts';

/** Issued statements the actor may see, the latest month first. `customer`: only that one's. */
export async function statementsFor(
  asked: { readonly agreement?: string; readonly month?: string; readonly customer?: string },
  after: StatementPlace | null,
  limit: number,
  actor: Actor,
  ports: RegisterPorts,
): Promise<readonly IssuedStatement[] | Refusal> {
  const { customer: own } = actor;
  if (own !== null && asked.customer !== undefined && asked.customer !== own) {
    return notFound(`Client ${asked.customer}`, `Customer ${asked.customer}`);
  }
  return await ports.store.issuedStatements(own === null ? asked : { ...asked, customer: own }, after, limit);
}

/** One issued statement, read, with what differs from the number before it. */
export interface StatementView {
  readonly issued: IssuedStatement;
  readonly statement: StatementText;
  /** Null: it is the first of its month. */
  readonly difference: readonly FigureChange[] | null;
  readonly isLast: boolean;
}

export async function statementFor(
  asked: { readonly agreement: string; readonly month: string; readonly number: number; readonly lang: Lang },
  actor: Actor,
  ports: RegisterPorts,
): Promise<StatementView | Refusal> {
  const { agreement, month, number, lang } = asked;
  const name = `${agreement}, ${month}, ${number}`;
  const missing = notFound(`Arrêté ${name}`, `Statement ${name}`);
  const page = await ports.store.issuedStatements({ agreement, month }, { agreement, month, number: number + 1 }, 2);
  const [issued, before] = page;
  if (issued?.number !== number || !may(actor, 'statements:read', issued.customer)) return missing;
  const [last] = await ports.store.issuedStatements({ agreement, month }, null, 1);
  const text = read(issued)[lang];
  return {
    issued,
    statement: actor.customer === null ? text : forCustomerOnly(text),
    difference: before === undefined ? null : statementDifference(read(before).en, read(issued).en),
    isLast: last?.number === number,
  };
}
