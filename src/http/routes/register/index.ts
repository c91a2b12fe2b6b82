import type { Api } from '../../api.ts';
import type { HttpParts } from '../../parts.ts';
import { registerAgreements } from './agreements.ts';
import { registerCorrections } from './corrections.ts';
import { registerCustomers } from './customers.ts';
import { registerDecisions } from './decisions.ts';
import { registerLedger } from './ledger.ts';
import { registerMaintenance } from './maintenance.ts';
import { registerPublishing } from './publishing.ts';
import { registerRetention } from './retention.ts';
import { registerServices } from './services.ts';
import { registerStatements } from './statements.ts';

/** Agreements, customers, decisions and statements; and how long facts are kept whole. */
export function registerRegister(api: Api, parts: HttpParts): void {
  registerAgreements(api, parts);
  registerPublishing(api, parts);
  registerCustomers(api, parts);
  registerMaintenance(api, parts);
  registerServices(api, parts);
  registerDecisions(api, parts);
  registerCorrections(api, parts);
  registerStatements(api, parts);
  registerLedger(api, parts);
  registerRetention(api, parts);
}
