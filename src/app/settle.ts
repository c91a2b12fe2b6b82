import type { Agreement } from '../core/agreement/index.ts';
import type { Charges } from '../core/charge/index.ts';
import type { Findings } from '../core/findings/index.ts';
import { type Month, monthSpan, type SettleRefusal, type Statement, settle } from '../core/settlement/index.ts';
import type { Instant } from '../core/time/index.ts';
import type { Told } from './diagnostic.ts';
import { type EvaluateOutcome, evaluateLog } from './evaluate-log.ts';
import type { TicketLogPorts } from './ticket-log.ts';

export interface SettleRequest {
  readonly agreements: readonly Agreement[];
  /** Paths of event files; `-` is standard input. */
  readonly events: readonly string[];
  readonly month: Month;
  readonly asOf: Instant;
  readonly knownAt: Instant | null;
  /** Only this customer's agreements (`--for`); null: everyone's. */
  readonly customer: string | null;
  /** Are the statements shown to customers? */
  readonly forCustomers: boolean;
}

/** The statement of one agreement, with the version that is in force when the month ends. */
export interface Settled {
  readonly agreement: Agreement;
  readonly statement: Statement<Charges>;
}

export interface SettleOutcome {
  readonly settled: readonly Settled[];
  readonly refused: readonly SettleRefusal[];
  /** Agreements that say nothing of money, by their references. */
  readonly withoutMoney: readonly string[];
  /** Agreements of several customers, left out where a customer is shown the statements: they tell of the others too. */
  readonly shared: readonly string[];
  readonly diagnostics: readonly Told[];
  readonly counts: EvaluateOutcome['counts'];
}

/**
 * Settles a month of each agreement that speaks of money, from files alone: the log is read as `evaluateLog` reads it, and
 * what happened before the month counts where caps, repetition or earning back look back.
 */
export async function settleLog(
  request: SettleRequest,
  progress: (bytes: number, total: number | null) => void,
  ports: TicketLogPorts,
): Promise<SettleOutcome> {
  const { month, forCustomers: _view, ...question } = request;
  const evaluated = await evaluateLog(
    { ...question, window: null, compareWith: null },
    { ticket: null, progress },
    ports,
  );
  const { settling } = evaluated.findings;
  const answers = settling.map((one) => settle({ ...one, month }));
  const all = answers.flatMap((answer) => (answer.kind === 'statement' ? [settledOf(answer, request)] : []));
  const isShown = ({ agreement }: Settled) => !request.forCustomers || agreement.customer !== null;
  return {
    settled: all.filter(isShown),
    refused: answers.flatMap((answer) => (answer.kind === 'statement' ? [] : [answer])),
    withoutMoney: withoutMoneyAmong(request, settling),
    shared: all.filter((one) => !isShown(one)).map(({ statement }) => statement.agreementId),
    diagnostics: evaluated.diagnostics,
    counts: evaluated.counts,
  };
}

function settledOf(statement: Statement<Charges>, { agreements }: SettleRequest): Settled {
  return { agreement: agreements.find(({ ref }) => ref === statement.agreement) as Agreement, statement };
}

function withoutMoneyAmong({ agreements, customer }: SettleRequest, settling: Findings['settling']): readonly string[] {
  const commercial = new Set(settling.map(({ versions }) => versions.id));
  const silent = agreements.filter((one) => !commercial.has(one.id) && (customer === null || names(one, customer)));
  return [...new Set(silent.map(({ id }) => id))];
}

function names({ customer, adherents }: Agreement, id: string): boolean {
  return customer?.id === id || adherents.some((adherent) => adherent.customer === id);
}

/**
 * When a month is over for agreements, each in its zone: the last of those instants. What is asked without an instant is
 * asked as of then.
 */
export function endOfMonth(agreements: readonly Agreement[], month: Month): Instant {
  const zones = agreements.length === 0 ? ['UTC'] : agreements.map(({ timeZone }) => timeZone);
  return Math.max(...[...new Set(zones)].map((zone) => monthSpan(zone, month).to));
}
