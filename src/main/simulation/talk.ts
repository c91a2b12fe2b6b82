import type { SimulationAsked, SimulationProgress } from '../../app/ports/index.ts';
import type { CustomerName } from '../../core/agreement/index.ts';

// What the server and the process that simulates say to each other.

/** To the process: first the task, then the texts it wants, each once. Events come on its standard input. */
export type ToSimulation =
  | { readonly task: { readonly asked: SimulationAsked; readonly names: readonly CustomerName[] } }
  | { readonly given: string; readonly text: { readonly ref: string; readonly text: string } | null };

/** From the process. `events`: it is ready to read them. One of the last three ends its work. */
export type FromSimulation =
  | { readonly ready: true }
  | { readonly want: string }
  | { readonly events: true }
  | { readonly progress: SimulationProgress }
  | { readonly done: string }
  | { readonly failed: string }
  | { readonly broken: string };
