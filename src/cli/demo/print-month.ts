import { demonstration } from '../../app/demonstration/index.ts';
import { type EvaluateOutcome, type EvaluateRequest, evaluateLog } from '../../app/evaluate-log.ts';
import { lineOf } from '../../app/event-text.ts';
import type { TicketLogPorts } from '../../app/ticket-log.ts';
import { receiptOf } from '../../core/clock/index.ts';
import { sortedClocks } from '../../core/evaluate.ts';
import type { TicketJudgement } from '../../core/ticket/index.ts';
import type { Judged } from '../../core/verdict/index.ts';
import { type Gathered, gatherer } from '../evaluate/gather.ts';
import { jsonWriter } from '../evaluate/json-writer.ts';
import { promisesOf } from '../evaluate/promise.ts';
import { tellFindings, tellHeader } from '../evaluate/tell-evaluation.ts';
import { tellTickets } from '../evaluate/tell-tickets.ts';
import type { Ending } from '../exit.ts';
import { tellClock } from '../explain/tell-clock.ts';
import type { Parts } from '../parts.ts';
import { diagnosticIn } from '../print/diagnostic-in.ts';
import { visible, wrap } from '../print/width.ts';
import { readAgreements } from '../read-agreements.ts';
import type { Session } from '../world.ts';
import { tellNext } from './next.ts';

/** Judges the generated month and prints its verdicts with their reasons, plainly marked as generated. */
export async function printMonth(session: Session, parts: Parts): Promise<Ending> {
  const month = demonstration();
  const { files } = await readAgreements(
    month.agreements.map((name) => parts.shipped(`examples/${name}`)),
    parts,
    session,
  );
  const request: EvaluateRequest = {
    agreements: files.flatMap((file) => (file.agreement === null ? [] : [file.agreement])),
    events: ['demonstration'],
    asOf: month.asOf,
    knownAt: null,
    window: { from: month.from, to: month.to },
    customer: null,
    compareWith: null,
  };
  const ports = withLines(await parts.eventLog(), month.events.map(lineOf));
  const writer = session.json
    ? await jsonWriter(request, { receipts: true, forCustomer: false, isBrief: false }, parts, session)
    : null;
  const gathered = gatherer();
  const telling: { clock: Judged | null } = { clock: null };
  const outcome = await evaluateLog(
    request,
    { ticket: writer?.ticket ?? ((each) => gather(each, gathered, telling)), progress: () => {} },
    ports,
  );
  if (writer !== null)
    await writer.finish(
      outcome,
      outcome.diagnostics.map((each) => diagnosticIn(each, session.lang)),
    );
  else await tellMonth(request, outcome, gathered.gathered(), telling.clock, parts, session);
  return 'fine';
}

/** The same ports, with lines at hand in place of a file. */
function withLines(ports: TicketLogPorts, lines: readonly string[]): TicketLogPorts {
  return {
    ...ports,
    readEventLines: async (files, sink) => {
      for (const [index, line] of lines.entries()) sink.line(line, 0, line.length, files[0] ?? '', index + 1);
    },
  };
}

function gather(
  { ticket, clocks, noCommitment }: TicketJudgement,
  gathered: ReturnType<typeof gatherer>,
  telling: { clock: Judged | null },
): void {
  for (const clock of sortedClocks(clocks)) {
    gathered.clock(clock);
    if (tellsMore(clock, telling.clock)) telling.clock = clock;
  }
  if (noCommitment !== null) gathered.noCommitment(ticket, noCommitment);
}

/** The clock whose receipt shows most: missed, with a pause, and short enough to be taken in at a glance. */
function tellsMore(clock: Judged, than: Judged | null): boolean {
  const worth = (each: Judged) => {
    const states = new Set(receiptOf(each).map((span) => span.state));
    return receiptOf(each).length > 9 ? 0 : states.size * 2 + (each.verdict === 'breached' ? 3 : 0);
  };
  return than === null ? worth(clock) > 0 : worth(clock) > worth(than);
}

async function tellMonth(
  request: EvaluateRequest,
  outcome: EvaluateOutcome,
  gathered: Gathered,
  clock: Judged | null,
  parts: Parts,
  session: Session,
): Promise<void> {
  const { say, paint, width } = session;
  const lines = [
    paint.warn(wrap(`▲ ${say.demo.banner()}`, width, '  ')),
    '',
    ...tellHeader(request, outcome, gathered, session),
    '',
    ...tellFindings(outcome, promisesOf(request.agreements), false, session),
    ...tellTickets(gathered, session),
  ];
  if (clock !== null)
    lines.push(
      paint.bold(say.explain.title(visible(clock.ticket))),
      '',
      ...tellClock(clock, receiptOf(clock), session),
    );
  lines.push(paint.warn(wrap(`▲ ${say.demo.banner()}`, width, '  ')), '', ...tellNext(parts, session));
  await session.world.out.write(`${lines.join('\n')}\n`);
}
