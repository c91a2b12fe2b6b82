import { isClockMeasure } from '../../core/agreement/index.ts';
import { requirementOf } from '../../core/objective/index.ts';
import type { Sample, Simulated } from '../../core/simulation/index.ts';
import { DAY_MS } from '../../core/time/index.ts';
import type { SimulateNotice, SimulateRequest } from './request.ts';

const WEEK_MS = 7 * DAY_MS;

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
  if (borrowed === null) notices.push(...unevenness(sample, simulated));
  if (team !== null && handlingPpm === null && !sample.worked) notices.push({ kind: 'noWork' });
  return notices;
}

function idsOf(targets: readonly { readonly id: string; readonly level: string | null }[]): readonly string[] {
  return targets.map(({ id, level }) => (level === null ? id : `${id} (${level})`));
}

const FEW_WEEKS = 8;
/** The middle week has less than one ticket for so many of the mean one. */
const UNEVEN = 4;

/** Does the middle week of the history have so much less to do than the mean one that the past falls into parts? */
function unevenness({ perTicket }: Sample, { history, weeksOfHistory }: Simulated): readonly SimulateNotice[] {
  if (weeksOfHistory < FEW_WEEKS) return [];
  const tickets = new Array<number>(weeksOfHistory).fill(0);
  for (let ticket = 0; ticket < perTicket.openedAt.size; ticket += 1) {
    const week = Math.floor(((perTicket.openedAt.values[ticket] as number) - history.from) / WEEK_MS);
    if (week >= 0 && week < weeksOfHistory) tickets[week] = (tickets[week] as number) + 1;
  }
  const mean = Math.round(tickets.reduce((sum, count) => sum + count, 0) / weeksOfHistory);
  const middle = tickets.sort((a, b) => a - b)[Math.floor((weeksOfHistory - 1) / 2)] as number;
  return mean > 0 && middle * UNEVEN < mean ? [{ kind: 'unevenWeeks', mean, middle }] : [];
}
