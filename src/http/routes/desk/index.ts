import type { Api } from '../../api.ts';
import type { HttpParts } from '../../parts.ts';
import { registerForecast } from './forecast.ts';
import { registerHand } from './hand.ts';
import { registerSearch } from './search.ts';
import { registerWall } from './wall.ts';
import { registerWallLinks } from './wall-links.ts';

/** What those need who look at the board all day. */
export function registerDesk(api: Api, parts: HttpParts): void {
  registerHand(api, parts);
  registerForecast(api, parts);
  registerSearch(api, parts);
  registerWallLinks(api, parts);
  registerWall(api, parts);
}
