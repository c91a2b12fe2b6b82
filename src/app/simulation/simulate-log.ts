import { type Agreement, isClockMeasure } from '../../core/agreement/index.ts';
import { alwaysOpen, type CalendarSpec, compileCalendar } from '../../core/calendar/index.ts';
import {
  accountReckoner,
  advise,
  asIfFor,
  asIfInForce,
  beside,
  capacity,
  counterOffers,
  exposureOf,
  type Offer,
  offerOf,
  replay,
  type Simulated,
  type Simulation,
  type SimulationQuestion,
  simulate,
  simulation,
} from '../../core/simulation/index.ts';
import { retractionsOf } from '../../core/ticket/index.ts';
import { DAY_MS, type Span } from '../../core/time/index.ts';
import { newTellings, type Tellings } from '../tellings.ts';
import { readTicketLog, type TicketLog, type TicketLogPorts } from '../ticket-log.ts';
import { confirmOffers } from './confirm-offers.ts';
import { type Extent, extentOf, knownCustomers } from './extent.ts';
import { type DraftPast, type JudgedPast, judgePast, type Outlook } from './judge-past.ts';
import { noticesOf } from './notices.ts';
import type { SimulateOutcome, SimulateRequest, UnknownCustomers } from './request.ts';
import { yearMarginOf } from './year-margin.ts';

/** Over how many of the years the cost of going further is told. */
const COST_YEARS = 200;

/** How far a simulation has come: while the files are read, then by what is being done. */
export interface SimulateProgress {
  readonly reading: (bytes: number, total: number | null) => void;
  readonly doing: (what: 'judging' | 'drawing' | 'confirming' | 'pricing') => void;
}

/**
 * What a draft would have cost on past events: the log is read once, judged by the draft (and by the present agreement
 * beside it), its weeks re-drawn into years, and each counter-offer held against an evaluation of its own. Memory grows
 * with the tickets only by the few dozen bytes a clock that years are drawn from.
 */
export async function simulateLog(
  request: SimulateRequest,
  progress: SimulateProgress,
  ports: TicketLogPorts,
): Promise<SimulateOutcome | UnknownCustomers> {
  const [found] = await simulateEach([request], progress, ports);
  return found as SimulateOutcome | UnknownCustomers;
}

/** The same of several agreements over the events of the first: the log is read once for all of them. */
export async function simulateEach(
  requests: readonly [SimulateRequest, ...SimulateRequest[]],
  progress: SimulateProgress,
  ports: TicketLogPorts,
): Promise<readonly (SimulateOutcome | UnknownCustomers)[]> {
  const tellings = newTellings();
  const log = await readTicketLog(requests[0].events, tellings, progress.reading, ports);
  try {
    const found: (SimulateOutcome | UnknownCustomers)[] = [];
    for (const request of requests) found.push(await simulateOver(log, request, progress, tellings));
    return found;
  } finally {
    log.close();
  }
}

async function simulateOver(
  log: TicketLog,
  request: SimulateRequest,
  progress: SimulateProgress,
  tellings: Tellings,
): Promise<SimulateOutcome | UnknownCustomers> {
  const { draft, borrowed } = request;
  const retractions = retractionsOf(log.retractions);
  progress.doing('judging');
  const extent = extentOf(log, draft.timeZone, request.asOf, retractions);
  if (extent === null) return nothingPast(log, request, tellings);
  const known = knownCustomers(extent);
  const unknown = (borrowed ?? []).filter(({ customer }) => !known.includes(customer));
  if (unknown.length > 0) return { unknown: unknown.map(({ customer }) => customer), known };
  const outlook: Outlook = { log, asOf: extent.asOf, retractions, names: request.names ?? [], pause: breathe };
  const history = historyOf(request, extent);
  const applied = asIfInForce(draft, history.from);
  const judged = await judgePast(
    outlook,
    borrowed === null
      ? applied
      : asIfFor(
          applied,
          borrowed.map(({ customer }) => customer),
        ),
    request.present === null ? null : asIfInForce(request.present, history.from),
    history,
    serviceHoursOf(draft),
  );
  const asked = await answer(request, judged.draft, history, outlook, progress);
  const replayed = borrowed === null ? replayOf(judged.draft) : null;
  const present = judged.present === null ? null : replayOf(judged.present);
  return {
    asOf: extent.asOf,
    counts: { events: log.events, tickets: ticketsWithin(judged.draft, asked.simulated.history) },
    replay: replayed,
    present,
    beside: replayed === null || present === null ? null : beside(replayed, present),
    ...asked,
    notices: noticesOf(request, judged.draft.sample, asked.simulated, known),
    diagnostics: tellings.all(),
  };
}

/** How many of the tickets were opened in the weeks that years are drawn from. */
function ticketsWithin({ sample }: DraftPast, { from, to }: Span): number {
  const { values, size } = sample.perTicket.openedAt;
  return values.subarray(0, size).filter((at) => at >= from && at < to).length;
}

/** An end before the beginning leaves nothing, and is taken as the day of the beginning. */
function historyOf({ from, to }: SimulateRequest, { history }: Extent): Span {
  const begin = from ?? history.from;
  return { from: begin, to: Math.max(to ?? history.to, begin + DAY_MS) };
}

function nothingPast(log: TicketLog, { asOf }: SimulateRequest, tellings: Tellings): SimulateOutcome {
  return {
    asOf,
    counts: { events: log.events, tickets: 0 },
    replay: null,
    present: null,
    beside: null,
    simulated: null,
    exposure: null,
    capacity: null,
    offers: [],
    marginMinor: null,
    advice: null,
    notices: [{ kind: 'noEvents' }],
    diagnostics: tellings.all(),
  };
}

function replayOf({ settling, outcomes }: JudgedPast) {
  const agreement = settling.versions.versions[0] as Agreement;
  return replay(agreement, outcomes, accountReckoner(settling.charges));
}

/** Draws the years and asks them all there is to ask. */
async function answer(
  request: SimulateRequest,
  past: DraftPast,
  history: Span,
  outlook: Outlook,
  progress: SimulateProgress,
) {
  const { confidencePpm, years, seed, borrowed, team, handlingPpm } = request;
  const { sample, settling, outcomes } = past;
  progress.doing('drawing');
  await outlook.pause();
  const question: SimulationQuestion = {
    sample,
    past: outcomes,
    history,
    years,
    seed,
    reckon: accountReckoner(settling.charges),
    borrowed,
  };
  const drawn = simulation(question);
  const simulated = simulate(drawn);
  const searches = counterOffers(drawn, confidencePpm);
  progress.doing('confirming');
  await outlook.pause();
  const confirmed = await confirmOffers(searches, question, past, outlook);
  progress.doing('pricing');
  const offers: Offer[] = [];
  for (const search of confirmed) {
    await outlook.pause();
    offers.push(offerOf(drawn, search, COST_YEARS));
  }
  const exposure = exposureOf(sample.agreement, simulated.cost, settling.charges);
  const load = team === null ? null : loadOf(drawn, team, handlingPpm);
  const marginMinor = yearMarginOf(request.draft, request.suppliers);
  const grounds = { confidencePpm, offers, capacity: load, exposure, marginMinor };
  const advice = isTold(request.draft, simulated) ? advise(request.draft, grounds) : null;
  return { simulated, offers, exposure, capacity: load, marginMinor, advice };
}

/** Where the past tells nothing of any promise and no bound is set, there is nothing to go by: that is no reason to accept. */
function isTold({ internal }: Agreement, { targets }: Simulated): boolean {
  return targets.some(({ missed }) => missed.trials > 0) || Object.keys(internal?.bounds ?? {}).length > 0;
}

/** Null where no work is recorded, and what share of elapsed time is work was not said. */
function loadOf(drawn: Simulation, team: NonNullable<SimulateRequest['team']>, handlingPpm: number | null) {
  if (!drawn.cells.sample.worked && handlingPpm === null) return null;
  return capacity(drawn, team, handlingPpm ?? 0);
}

/** The calendar most of the draft's promises by tickets are counted on, round the clock left out; null: all are. */
export function serviceHoursOf({ targets, calendars }: Agreement): CalendarSpec | null {
  const named = serviceHoursNameOf({ targets });
  return named === null ? null : (calendars[named] ?? null);
}

/** Its name in the agreement. */
export function serviceHoursNameOf({ targets }: Pick<Agreement, 'targets'>): string | null {
  const counts = new Map<string, number>();
  for (const { measure, calendar, calendarId } of targets) {
    if (!isClockMeasure(measure) || alwaysOpen(compileCalendar(calendar))) continue;
    counts.set(calendarId, (counts.get(calendarId) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? null;
}

function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
