import type { EvaluateOutcome, EvaluateRequest } from '../../app/evaluate-log.ts';
import { moment } from '../format/moment.ts';
import { shellWord } from '../print/shell.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { tellAvailability } from './availability/tell-availability.ts';
import type { Gathered } from './gather.ts';
import type { Promises } from './promise.ts';
import { tellCredits } from './tell-credits.ts';
import { tellObjectives } from './tell-objectives.ts';
import { tellSecondOpinion } from './tell-second-opinion.ts';
import { tellTickets } from './tell-tickets.ts';

/**
 * A whole evaluation for a reader: when, the objectives, the tickets to look at, and where another opinion differs.
 * @param factOptions the options that name the same agreements, events and instant to `explain`
 * @param isBrief amounts without their reasons (`--only objectives`)
 */
export function tellEvaluation(
  request: EvaluateRequest,
  factOptions: readonly string[],
  outcome: EvaluateOutcome,
  gathered: Gathered,
  promises: Promises,
  isBrief: boolean,
  session: Session,
): string[] {
  const lines = [...tellHeader(request, outcome, gathered, session), ''];
  lines.push(...tellFindings(outcome, promises, isBrief, session));
  if (gathered.tickets > 0) lines.push(...tellTickets(gathered, session));
  if (outcome.secondOpinion !== null) lines.push(...tellSecondOpinion(outcome.secondOpinion, session));
  if (gathered.clocks > 0)
    lines.push(
      session.paint.dim(wrap(session.say.evaluate.why(hintOf(factOptions, gathered, session)), session.width, '  ')),
    );
  return lines;
}

/** Objectives, availability, and what both come to in money; what the agreements do not speak of is left out. */
export function tellFindings(
  { objectives, findings }: EvaluateOutcome,
  promises: Promises,
  isBrief: boolean,
  session: Session,
): string[] {
  return [
    ...(objectives.length === 0 && findings.availability.length > 0
      ? []
      : tellObjectives(objectives, findings.tests, promises, session)),
    ...tellAvailability(findings.availability, promises, session),
    ...tellCredits([...findings.credits, ...findings.bonuses], promises, !isBrief, session),
  ];
}

/** When it is judged, as known when, and from how much. */
export function tellHeader(
  request: EvaluateRequest,
  outcome: EvaluateOutcome,
  gathered: Gathered,
  { say, lang, paint, width }: Session,
): string[] {
  const zone = request.agreements[0]?.timeZone ?? 'UTC';
  const lines = [paint.bold(say.evaluate.title(moment(request.asOf, zone, lang), zone))];
  if (request.knownAt !== null) lines.push(say.evaluate.learned(moment(request.knownAt, zone, lang)));
  lines.push(wrap(say.evaluate.read(outcome.counts.events, outcome.counts.tickets, gathered.clocks), width, '  '));
  return lines;
}

/** A command that explains one of the tickets shown, whole, so that it can be copied. */
function hintOf(factOptions: readonly string[], gathered: Gathered, { world }: Session): string {
  const [clock] = [...gathered.atRisk.first, ...gathered.missed.first];
  const ticket = clock === undefined ? 'TICKET' : visible(clock.ticket);
  return [...world.calledAs, 'explain', ticket, ...factOptions].map(shellWord).join(' ');
}
