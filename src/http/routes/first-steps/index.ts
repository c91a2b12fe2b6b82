import type { Api } from '../../api.ts';
import type { HttpParts } from '../../parts.ts';
import { registerDemonstration } from './demonstration.ts';
import { registerSteps } from './steps.ts';

/** What comes first: what is set up, a first alert, and a demonstration to look at. */
export function registerFirstSteps(api: Api, parts: HttpParts): void {
  registerSteps(api, parts);
  registerDemonstration(api, parts);
}
