import type { CustomerName } from '../../../core/agreement/index.ts';
import type { Instant } from '../../../core/time/index.ts';

// Simulations that are asked for and worked on beside everything else: what is kept of them, and what works on them.

/** A published version, as it is named. */
export interface VersionName {
  readonly agreement: string;
  readonly version: number;
}

/** What is simulated. Texts stand for what they say: `90%`, `1.5`, `70h`, `2026-03-01` (in the draft's zone) or an instant. */
export interface SimulationAsked {
  readonly draft: VersionName | { readonly text: string };
  /** Told beside the draft: the version of the same agreement in force now, another, or (null) none. */
  readonly present: 'inForce' | VersionName | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly asOf: string | null;
  /** Whose past stands for that of a prospect; null: the draft's own customer. */
  readonly customers: readonly { readonly customer: string; readonly scale: string }[] | null;
  readonly confidence: string | null;
  readonly years: number | null;
  readonly seed: number | null;
  readonly team: { readonly inHours: string; readonly outOfHours: string } | null;
  readonly handling: string | null;
}

export type SimulationState = 'queued' | 'running' | 'done' | 'failed';

/** How far one has come that is worked on. */
export interface SimulationProgress {
  readonly doing: 'reading' | 'judging' | 'drawing' | 'confirming' | 'pricing';
  /** How many events were read so far. */
  readonly events: number;
}

/** Somebody's simulation. Kept for thirty days. */
export interface Simulation {
  readonly id: string;
  /** The person it is of; a token's is its person's. */
  readonly owner: string;
  readonly title: string | null;
  readonly asked: SimulationAsked;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly state: SimulationState;
  /** How often it was begun: a program that ended meanwhile left it. */
  readonly tries: number;
  /** While it is running: until when whoever works on it has it. */
  readonly leasedUntil: Instant | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly progress: SimulationProgress | null;
}

/** One with what came of it. */
export interface WholeSimulation extends Simulation {
  /** All that was found, as JSON; null: nothing yet, or it failed. */
  readonly result: string | null;
  /** Why it failed, as JSON; null: it did not. */
  readonly problem: string | null;
}

export interface SimulationReads {
  /** Somebody's, the latest first; at most so many. */
  simulationsOf(owner: string, limit: number): Promise<readonly Simulation[]>;
  simulation(id: string): Promise<WholeSimulation | null>;
  /** Ids of those that wait to be worked on, in their turn, left ones included. */
  waitingSimulations(at: Instant): Promise<readonly string[]>;
}

/** Within one transaction. */
export interface SimulationTx {
  /** Adds one to be worked on. */
  addSimulation(
    simulation: Pick<Simulation, 'id' | 'owner' | 'title' | 'asked' | 'createdAt' | 'createdBy'>,
  ): Promise<void>;
  /**
   * Gives the next to be worked on to a worker until an instant: the one asked for first among those that wait, or that
   * nobody has any more. One at a time for each, whoever else asks at once. Null: none waits.
   */
  takeSimulation(worker: string, at: Instant, leasedUntil: Instant): Promise<Simulation | null>;
  /** Keeps it for longer, and notes how far it is. False: it is this worker's no more, or gone. */
  renewSimulation(
    id: string,
    worker: string,
    leasedUntil: Instant,
    progress: SimulationProgress | null,
  ): Promise<boolean>;
  /** Puts it back among those that wait, as if it had not been begun. */
  leaveSimulation(id: string, worker: string): Promise<void>;
  /** Notes what came of it; of one that is this worker's no more, nothing. */
  endSimulation(
    id: string,
    worker: string,
    at: Instant,
    end: { readonly result: string } | { readonly problem: string },
  ): Promise<void>;
  /** False: there was none. */
  dropSimulation(id: string): Promise<boolean>;
  /** Drops those asked for before an instant; how many. */
  dropSimulationsBefore(at: Instant): Promise<number>;
}

/** What a simulation needs to know of what is kept; it is worked on by something that sees nothing else. */
export interface SimulationSurroundings {
  /** Published texts: `boreal-or@3`, or of an id the version in force now; null: there is none. */
  readonly text: (ref: string) => Promise<{ readonly ref: string; readonly text: string } | null>;
  /** Every event kept, as lines of an event file. */
  readonly events: () => AsyncIterable<string>;
  readonly names: readonly CustomerName[];
  readonly progress: (progress: SimulationProgress) => void;
  /** Ends the work. */
  readonly signal: AbortSignal;
}

/** What came of the work: the result as JSON; why there is none, as JSON; or that it was ended by its signal. */
export type SimulationEnd =
  | { readonly kind: 'done'; readonly result: string }
  | { readonly kind: 'failed'; readonly problem: string }
  | { readonly kind: 'ended' };

/** Works on one simulation at a time, bounded in time and memory, where it can hurt nobody. Never throws. */
export interface SimulationRunner {
  readonly run: (asked: SimulationAsked, surroundings: SimulationSurroundings) => Promise<SimulationEnd>;
}
