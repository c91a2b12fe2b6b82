import type { SimulationAsked, SimulationProgress } from '../../app/ports/index.ts';
import {
  type SimulateOutcome,
  type SimulateRequest,
  simulateEach,
  type UnknownCustomers,
} from '../../app/simulation/index.ts';
import { simulationJson } from '../../app/simulation-json/index.ts';
import { instantIn, optionsOf, type SimulationProblem } from '../../app/simulations/index.ts';
import type { TicketLogPorts } from '../../app/ticket-log.ts';
import type { Agreement, CustomerName } from '../../core/agreement/index.ts';
import { openTexts, type Read, type Texts, type TextsAsked } from './texts.ts';

export interface SimulatedParts extends TextsAsked {
  readonly tzdata: string;
  readonly log: TicketLogPorts;
  /** Called before events are read from standard input. */
  readonly reading: () => void;
  readonly progress: (progress: SimulationProgress) => void;
}

type End = { readonly kind: 'done'; readonly result: string } | { readonly kind: 'failed'; readonly problem: string };

/** Seldom enough that telling it costs nothing. */
const TOLD_EVERY_BYTES = 4 << 20;
/** About what an event takes, where only bytes are counted. */
const EVENT_BYTES = 300;

/** Reads the texts of a simulation, simulates the draft, and the present agreement by itself, over one reading of the events. */
export async function simulated(
  asked: SimulationAsked,
  names: readonly CustomerName[],
  parts: SimulatedParts,
): Promise<End> {
  const texts = openTexts(parts);
  const draft = await texts.draft(asked.draft);
  if (draft.kind !== 'read') return failed(draft.problem);
  const present = await presentOf(asked, draft.agreement, texts);
  if (present !== null && present.kind !== 'read') return failed(present.problem);
  const request = await requestOf(asked, draft.agreement, present?.agreement ?? null, names, texts);
  if ('kind' in request) return failed(request);
  const beside = request.present;
  const alone =
    beside === null ? [] : [{ ...request, draft: beside, present: null, suppliers: await texts.suppliersOf(beside) }];
  parts.reading();
  const [first, second] = await simulateEach([request, ...alone], progressOf(parts), parts.log);
  if (first === undefined || 'unknown' in first) return failed(unknownOf(first));
  if (second !== undefined && 'unknown' in second) return failed(unknownOf(second));
  const told = (of: SimulateRequest, outcome: SimulateOutcome) => simulationJson(of, outcome, parts.tzdata);
  const [besideRequest] = alone;
  const result = {
    draft: told(request, first),
    present: besideRequest === undefined || second === undefined ? null : told(besideRequest, second),
    diagnostics: [...draft.told, ...first.diagnostics],
  };
  return { kind: 'done', result: JSON.stringify(result) };
}

/** Null: none is asked for, none is in force, or it is the draft itself. */
async function presentOf(
  { present, customers }: SimulationAsked,
  draft: Agreement,
  texts: Texts,
): Promise<Read | null> {
  if (present === null || customers !== null) return null;
  if (present !== 'inForce') return await texts.published(`${present.agreement}@${present.version}`);
  const found = await texts.published(draft.id);
  return found.kind === 'read' && found.agreement.ref !== draft.ref ? found : null;
}

async function requestOf(
  asked: SimulationAsked,
  draft: Agreement,
  present: Agreement | null,
  names: readonly CustomerName[],
  texts: Texts,
): Promise<SimulateRequest | SimulationProblem> {
  const options = optionsOf(asked);
  if ('faults' in options) throw new Error(`options were taken that are none: ${JSON.stringify(options.faults)}`);
  const at = (word: string | null) => (word === null ? null : instantIn(word, draft.timeZone));
  const [from, to, asOf] = [at(asked.from), at(asked.to), at(asked.asOf)];
  if (from !== null && to !== null && from >= to) return { kind: 'fromAfterTo' };
  const suppliers = await texts.suppliersOf(draft);
  return { ...options, draft, present, suppliers, names, events: ['-'], asOf, from, to };
}

function progressOf({ progress }: SimulatedParts) {
  let [events, told] = [0, 0];
  return {
    reading: (bytes: number) => {
      if (bytes < told + TOLD_EVERY_BYTES) return;
      told = bytes;
      events = Math.round(bytes / EVENT_BYTES);
      progress({ doing: 'reading', events });
    },
    doing: (doing: SimulationProgress['doing']) => progress({ doing, events }),
  };
}

function unknownOf(found: UnknownCustomers | undefined): SimulationProblem {
  return { kind: 'unknownCustomers', unknown: found?.unknown ?? [], known: found?.known ?? [] };
}

function failed(problem: SimulationProblem): End {
  return { kind: 'failed', problem: JSON.stringify(problem) };
}
