import type { Agreement } from '../../core/agreement/index.ts';
import { accountReckoner, asIfInForce, simulate, simulation, type YearlyCost } from '../../core/simulation/index.ts';
import { retractionsOf } from '../../core/ticket/index.ts';
import type { Instant, Span } from '../../core/time/index.ts';
import type { Told } from '../diagnostic.ts';
import { extentOf, knownCustomers } from '../simulation/extent.ts';
import { judgePast, type Outlook } from '../simulation/judge-past.ts';
import { newTellings } from '../tellings.ts';
import { readTicketLog, type TicketLog, type TicketLogPorts } from '../ticket-log.ts';

/** Two versions whose yearly cost is wanted, and how it is drawn. */
interface ExposureRequest {
  readonly before: Agreement;
  readonly after: Agreement;
  /** Paths of event files; `-` is standard input. */
  readonly events: readonly string[];
  readonly years: number;
  readonly seed: number;
}

/** What each version would have cost in a year, drawn from the same past; or why that can not be told. */
export interface ExposureFound {
  readonly cost: { readonly before: YearlyCost; readonly after: YearlyCost } | null;
  /** Tickets of the later version's customer among the events. */
  readonly tickets: number;
  /** The past that years are drawn from; null: the events hold nothing. */
  readonly history: Span | null;
  readonly asOf: Instant | null;
  /** Customers the events name, those with the most tickets first. */
  readonly known: readonly string[];
  readonly diagnostics: readonly Told[];
}

interface ExposureProgress {
  readonly reading: (bytes: number, total: number | null) => void;
  readonly judging: () => void;
}

/**
 * Judges one log by both versions, as if each had been in force all along, and draws the same years for both: what
 * differs between the two costs differs because of the versions alone. No cost is told from a log without a ticket of
 * their customer: nothing missed is no forecast.
 */
export async function exposureOfVersions(
  request: ExposureRequest,
  progress: ExposureProgress,
  ports: TicketLogPorts,
): Promise<ExposureFound> {
  const tellings = newTellings();
  const log = await readTicketLog(request.events, tellings, progress.reading, ports);
  try {
    progress.judging();
    return { ...(await exposureOver(log, request)), diagnostics: tellings.all() };
  } finally {
    log.close();
  }
}

async function exposureOver(log: TicketLog, request: ExposureRequest): Promise<Omit<ExposureFound, 'diagnostics'>> {
  const retractions = retractionsOf(log.retractions);
  const extent = extentOf(log, request.after.timeZone, null, retractions);
  if (extent === null) return { cost: null, tickets: 0, history: null, asOf: null, known: [] };
  const { asOf, history } = extent;
  const outlook: Outlook = { log, asOf, retractions, pause: breathe };
  const before = await costOfVersion(request.before, history, outlook, request);
  const after = await costOfVersion(request.after, history, outlook, request);
  const found = { tickets: after.tickets, history, asOf, known: knownCustomers(extent) };
  const isTold = before.tickets > 0 && after.tickets > 0;
  return { ...found, cost: isTold ? { before: before.cost, after: after.cost } : null };
}

async function costOfVersion(
  version: Agreement,
  history: Span,
  outlook: Outlook,
  { years, seed }: ExposureRequest,
): Promise<{ readonly cost: YearlyCost; readonly tickets: number }> {
  const { draft } = await judgePast(outlook, asIfInForce(version, history.from), null, history, null);
  const { sample, outcomes, settling } = draft;
  const reckon = accountReckoner(settling.charges);
  const drawn = simulation({ sample, past: outcomes, history, years, seed, reckon, borrowed: null });
  return { cost: simulate(drawn).cost, tickets: sample.perTicket.openedAt.size };
}

function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
