import type { Api } from '../../api.ts';
import type { HttpParts } from '../../parts.ts';
import { registerKeys } from './keys.ts';
import { registerMappings } from './mappings.ts';
import { openNotTaken } from './not-taken.ts';
import { registerPayloads } from './payloads.ts';
import { registerReceiving } from './receiving.ts';
import { registerSourceList } from './sources.ts';

/** What sends us payloads of its own making, and how they are read. */
export function registerSources(api: Api, parts: HttpParts): void {
  const notTaken = openNotTaken();
  registerSourceList(api, parts, notTaken);
  registerKeys(api, parts, notTaken);
  registerMappings(api, parts, notTaken);
  registerReceiving(api, parts, notTaken);
  registerPayloads(api, parts);
}
