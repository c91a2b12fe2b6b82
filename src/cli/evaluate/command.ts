import { type EvaluateOutcome, evaluateLog } from '../../app/evaluate-log.ts';
import { sortedClocks } from '../../core/evaluate.ts';
import type { TicketJudgement } from '../../core/ticket/index.ts';
import type { Given } from '../commands.ts';
import { type Ending, worse, wrongUse } from '../exit.ts';
import { bytes } from '../format/number.ts';
import type { Parts } from '../parts.ts';
import { countLevels, type ToldDiagnostic } from '../print/diagnostic.ts';
import { diagnosticIn } from '../print/diagnostic-in.ts';
import { progressOn } from '../print/progress.ts';
import type { ReadFile } from '../read-agreements.ts';
import type { Session } from '../world.ts';
import { gatherer } from './gather.ts';
import { type JsonOptions, jsonWriter } from './json-writer.ts';
import { promisesOf } from './promise.ts';
import { type Asked, askedOf, tellUnreadable } from './question.ts';
import { tellDiagnosticsBriefly } from './tell-diagnostics.ts';
import { tellEvaluation } from './tell-evaluation.ts';

type Answerable = Extract<Asked, { readonly request: unknown }>;

/** Judges events by agreements; ends with `breachFound` only where `--fail-on breach` asks for it. */
export async function run(
  session: Session,
  parts: Parts,
  _args: readonly (string | readonly string[])[],
  given: Given,
): Promise<Ending> {
  const { say } = session;
  requireWord(given, 'only', '--only', 'objectives', session);
  requireWord(given, 'failOn', '--fail-on', 'breach', session);
  const asked = await askedOf(given, parts, session);
  if ('broken' in asked) return tellBroken(asked.broken, given, parts, session);
  const isOnlyObjectives = given['only'] !== undefined;
  const options = {
    receipts: given['receipts'] === true,
    forCustomer: given['for'] !== undefined,
    isBrief: isOnlyObjectives,
  };
  const answer = session.json
    ? await answerInJson(asked, options, parts, session)
    : answerInWords(asked, isOnlyObjectives, session);
  let breached = false;
  const watched = (judgement: TicketJudgement): void | Promise<void> => {
    breached ||= judgement.clocks.some((clock) => clock.verdict === 'breached');
    return answer.ticket(judgement);
  };
  const progress = progressOn(session);
  const outcome = await evaluateLog(
    asked.request,
    {
      ticket: isOnlyObjectives ? null : watched,
      progress: (done, total) => progress.at(done, total, say.evaluate.reading(bytes(done, session.lang))),
    },
    await parts.eventLog(),
  );
  await progress.clear();
  const told = outcome.diagnostics.map((each) => diagnosticIn(each, session.lang));
  await answer.finish(outcome, told);
  breached ||= outcome.objectives.some((row) => row.breached > 0 || row.verdict === 'breached');
  breached ||= outcome.findings.availability.some((row) => row.verdict === 'breached');
  const ending: Ending =
    countLevels(told).errors > 0 ? 'erredLine' : countLevels(asked.diagnostics).errors > 0 ? 'errorDiagnostic' : 'fine';
  return given['failOn'] !== undefined && breached ? worse(ending, 'breachFound') : ending;
}

interface Answer {
  readonly ticket: (judgement: TicketJudgement) => void | Promise<void>;
  readonly finish: (outcome: EvaluateOutcome, told: readonly ToldDiagnostic[]) => Promise<void>;
}

async function answerInJson(
  { request, diagnostics, names }: Answerable,
  options: JsonOptions,
  parts: Parts,
  session: Session,
): Promise<Answer> {
  const writer = await jsonWriter(request, options, parts, session);
  return {
    ticket: writer.ticket,
    finish: async (outcome, told) => {
      await writer.finish(outcome, [...diagnostics, ...told]);
      if (options.forCustomer) await tellDiagnosticsBriefly(diagnostics, told, names.agreements, session);
    },
  };
}

function answerInWords({ request, diagnostics, names }: Answerable, isBrief: boolean, session: Session): Answer {
  const gathered = gatherer();
  return {
    ticket: ({ ticket, clocks, noCommitment }) => {
      for (const clock of clocks.length > 1 ? sortedClocks(clocks) : clocks) gathered.clock(clock);
      if (noCommitment !== null) gathered.noCommitment(ticket, noCommitment);
    },
    finish: async (outcome, told) => {
      const lines = tellEvaluation(
        request,
        names.options,
        outcome,
        gathered.gathered(),
        promisesOf(request.agreements),
        isBrief,
        session,
      );
      await session.world.out.write(`${lines.join('\n')}\n`);
      await tellDiagnosticsBriefly(diagnostics, told, names.agreements, session);
    },
  };
}

/** Agreements with errors are not judged by: what is wrong with them is the answer. */
async function tellBroken(files: readonly ReadFile[], given: Given, parts: Parts, session: Session): Promise<Ending> {
  const diagnostics = files.flatMap((file) => file.diagnostics);
  if (session.json) {
    const options = { receipts: false, forCustomer: given['for'] !== undefined, isBrief: false };
    const writer = await jsonWriter({ asOf: null }, options, parts, session);
    await writer.finish(null, diagnostics);
    return 'errorDiagnostic';
  }
  return tellUnreadable(files, given['for'] !== undefined, session);
}

function requireWord(given: Given, name: string, flag: string, known: string, { say }: Session): void {
  const word = given[name];
  if (word !== undefined && word !== known) throw wrongUse(say.wrong.notOneOf(flag, String(word), known));
}
