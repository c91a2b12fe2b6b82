import type { Api } from '../../api.ts';
import type { HttpParts } from '../../parts.ts';
import { registerAlerts } from './alerts.ts';
import { registerDeliveries } from './deliveries.ts';
import { registerDryRun } from './dry-run.ts';
import { registerEndpoints } from './endpoints.ts';
import { registerPreview } from './preview.ts';
import { registerRotas } from './rotas.ts';
import { registerRules } from './rules.ts';
import { registerWishes } from './wishes.ts';

/** Who is told of what, how, and who is on call. */
export function registerAlerting(api: Api, parts: HttpParts): void {
  registerAlerts(api, parts);
  registerEndpoints(api, parts);
  registerDeliveries(api, parts);
  registerDryRun(api, parts);
  registerRules(api, parts);
  registerPreview(api, parts);
  registerRotas(api, parts);
  registerWishes(api, parts);
}
