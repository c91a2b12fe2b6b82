import { isClockMeasure } from '../../core/agreement/index.ts';
import { requirementOf } from '../../core/objective/index.ts';
import type { Sample, Simulated } from '../../core/simulation/index.ts';
import type { SimulateNotice, SimulateRequest } from './request.ts';

/** What limits the answer: promises without odds, and a past that tells nothing of them. */
export function noticesOf(
  { draft, team, handlingPpm, borrowed }: SimulateRequest,
  sample: Sample,
  simulated: Simulated,
  known: readonly string[],
): readonly SimulateNotice[] {
  const notices: SimulateNotice[] = [];
  const byTickets = draft.targets.filter(({ measure }) => isClockMeasure(measure));
  const hasTickets = sample.perTicket.openedAt.size > 0;
  if (byTickets.length === 0) notices.push({ kind: 'noTicketPromises' });
  else if (!hasTickets && borrowed === null) notices.push({ kind: 'noTickets', known });
  const unasked = draft.targets.filter((target) => requirementOf(target) === null && isClockMeasure(target.measure));
  if (unasked.length > 0) notices.push({ kind: 'noRequirement', targets: idsOf(unasked) });
  const drawn = draft.targets.filter((target) => !unasked.includes(target));
  const unjudged = drawn.filter(
    ({ id, level }) =>
      !simulated.targets.some((one) => one.target === id && one.level === level && one.missed.trials > 0),
  );
  if (unjudged.length > 0 && (hasTickets || byTickets.length === 0)) {
    notices.push({ kind: 'neverJudged', targets: idsOf(unjudged) });
  }
  if (team !== null && handlingPpm === null && !sample.worked) notices.push({ kind: 'noWork' });
  return notices;
}

function idsOf(targets: readonly { readonly id: string; readonly level: string | null }[]): readonly string[] {
  return targets.map(({ id, level }) => (level === null ? id : `${id} (${level})`));
}
