import type { Api } from '../api.ts';
import { registerPages } from '../pages/register-pages.ts';
import type { HttpParts } from '../parts.ts';
import { registerWeb } from '../web/register-web.ts';
import { registerAccess } from './access/index.ts';
import { registerAlerting } from './alerting/index.ts';
import { registerBoard } from './board.ts';
import { registerChanges } from './changes.ts';
import { registerCustomerPages } from './customers/index.ts';
import { registerDesk } from './desk/index.ts';
import { registerDrafting } from './drafting/index.ts';
import { registerEvaluation } from './evaluation.ts';
import { registerEvents } from './events.ts';
import { registerFirstSteps } from './first-steps/index.ts';
import { registerReading } from './reading/index.ts';
import { registerRegister } from './register/index.ts';
import { registerRunning } from './running.ts';
import { registerSimulations } from './simulations/index.ts';
import { registerSources } from './sources/index.ts';
import { registerSuppliers } from './suppliers/index.ts';
import { registerTickets } from './tickets.ts';

type Register = (api: Api, parts: HttpParts) => void;

/** Every group of routes, in the order in which the reference shows them. A new one is a line here. */
const GROUPS: readonly Register[] = [
  registerEvents,
  registerTickets,
  registerBoard,
  registerDesk,
  registerEvaluation,
  registerChanges,
  registerRegister,
  registerDrafting,
  registerReading,
  registerCustomerPages,
  registerSources,
  registerSuppliers,
  registerSimulations,
  registerAlerting,
  registerFirstSteps,
  registerAccess,
  registerPages,
  registerWeb,
  registerRunning,
];

export function registerAll(api: Api, parts: HttpParts): void {
  for (const register of GROUPS) register(api, parts);
}
