import type { Api } from '../../api.ts';
import type { HttpParts } from '../../parts.ts';
import { registerCatalogue } from './catalogue.ts';
import { registerChain } from './chain.ts';
import { registerClaims } from './claims.ts';
import { registerSuppliersAsked } from './suppliers.ts';

/** What stands under our promises: suppliers, what they promise and deliver, what can be claimed. */
export function registerSuppliers(api: Api, parts: HttpParts): void {
  registerSuppliersAsked(api, parts);
  registerClaims(api, parts);
  registerChain(api, parts);
  registerCatalogue(api, parts);
}
