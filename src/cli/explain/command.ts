import { type EvaluateRequest, evaluateLog } from '../../app/evaluate-log.ts';
import { receiptOf } from '../../core/clock/index.ts';
import { sortedClocks } from '../../core/evaluate.ts';
import { clockJson } from '../../core/report/index.ts';
import type { TicketJudgement } from '../../core/ticket/index.ts';
import { formatInstant } from '../../core/time/index.ts';
import type { Given } from '../commands.ts';
import { askedOf, tellUnreadable } from '../evaluate/question.ts';
import type { Ending } from '../exit.ts';
import { moment } from '../format/moment.ts';
import { bytes } from '../format/number.ts';
import { nearestTo } from '../nearest.ts';
import type { Parts } from '../parts.ts';
import { progressOn } from '../print/progress.ts';
import { visible } from '../print/width.ts';
import type { Session } from '../world.ts';
import { tellClock } from './tell-clock.ts';

/** Shows how the time of each of a ticket's clocks was counted; ends with `unknownTicket` where the events name none of that id. */
export async function run(
  session: Session,
  parts: Parts,
  args: readonly (string | readonly string[])[],
  given: Given,
): Promise<Ending> {
  const ticket = String(args[0]);
  const asked = await askedOf(given, parts, session);
  if ('broken' in asked) {
    if (session.json)
      await writeJson({ ticket, clocks: [], diagnostics: asked.broken.flatMap((file) => file.diagnostics) }, session);
    return session.json ? 'errorDiagnostic' : tellUnreadable(asked.broken, false, session);
  }
  const { judgement, near } = await find(ticket, asked.request, parts, session);
  if (judgement === null) return tellUnknown(ticket, near, session);
  await tellTicket(judgement, asked.request, session);
  return 'fine';
}

async function find(
  ticket: string,
  request: EvaluateRequest,
  parts: Parts,
  session: Session,
): Promise<{ readonly judgement: TicketJudgement | null; readonly near: string | null }> {
  const progress = progressOn(session);
  const search = nearestTo(ticket);
  const found: TicketJudgement[] = [];
  await evaluateLog(
    request,
    {
      ticket: (judgement) => {
        if (judgement.ticket === ticket) found.push(judgement);
        else search.offer(judgement.ticket);
      },
      progress: (done, total) => progress.at(done, total, session.say.evaluate.reading(bytes(done, session.lang))),
    },
    await parts.eventLog(),
  );
  await progress.clear();
  return { judgement: found[0] ?? null, near: search.found() };
}

async function tellTicket(judgement: TicketJudgement, request: EvaluateRequest, session: Session): Promise<void> {
  const { say, paint, lang } = session;
  const clocks = sortedClocks(judgement.clocks);
  if (session.json) {
    const telling = { lang, receipts: true };
    const { ticket, noCommitment } = judgement;
    const told = clocks.map((clock) => clockJson(clock, telling));
    return writeJson({ ticket, asOf: formatInstant(request.asOf), clocks: told, noCommitment }, session);
  }
  const zone = clocks[0]?.version.timeZone ?? request.agreements[0]?.timeZone ?? 'UTC';
  const lines = [
    paint.bold(say.explain.title(visible(judgement.ticket))),
    paint.dim(say.evaluate.title(moment(request.asOf, zone, lang), zone)),
    '',
    ...clocks.flatMap((clock) => tellClock(clock, receiptOf(clock), session)),
  ];
  if (judgement.noCommitment !== null) {
    const reason = say.words.noCommitment[judgement.noCommitment] ?? judgement.noCommitment;
    lines.push(say.explain.noClock(visible(judgement.ticket), reason), '');
  }
  await session.world.out.write(`${lines.join('\n').trimEnd()}\n`);
}

async function tellUnknown(ticket: string, near: string | null, session: Session): Promise<Ending> {
  const message = session.say.explain.unknown(visible(ticket), near === null ? null : visible(near));
  if (session.json)
    await writeJson({ ticket, clocks: [], error: { code: 'unknownTicket', message, didYouMean: near } }, session);
  else await session.world.err.write(`leeway: ${message}\n`);
  return 'unknownTicket';
}

function writeJson(document: unknown, session: Session): Promise<void> {
  return session.world.out.write(`${JSON.stringify(document)}\n`);
}
