import type { DecisionPorts } from '../../../app/decisions/index.ts';
import type { HttpParts } from '../../parts.ts';

/** What the use cases of the register ask for, out of what the routes have. */
export function portsOf({ store, now, live, publishing }: HttpParts): DecisionPorts {
  return {
    store,
    now,
    rosters: live.rosters,
    bases: publishing?.bases ?? (() => null),
    holidays: publishing?.holidays ?? (async () => () => null),
  };
}
