import type { Api } from '../../api.ts';
import type { HttpParts } from '../../parts.ts';
import { registerHealth } from './health.ts';
import { registerOverview } from './overview.ts';
import { registerReports } from './reports.ts';
import { registerTrend } from './trend.ts';

/** Customers as a whole: how they stand, and their monthly reports. */
export function registerCustomerPages(api: Api, parts: HttpParts): void {
  registerHealth(api, parts);
  registerOverview(api, parts);
  registerTrend(api, parts);
  registerReports(api, parts);
}
