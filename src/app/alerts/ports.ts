import type { Instant } from '../../core/time/index.ts';
import type { RulesInForce } from '../duty/index.ts';
import type { Rosters } from '../live/roster.ts';
import type { Store } from '../ports/index.ts';

/** What warning people needs. */
export interface AlertPorts {
  readonly store: Store;
  readonly now: () => Instant;
  readonly rosters: Rosters;
  readonly rules: RulesInForce;
}
