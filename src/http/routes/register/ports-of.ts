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

/** An id as it stands in a path: `~1` for `/`, `~0` for `~`, `~2` for `%`, `~3` for a backslash, the rest as in any address. */
export function inPath(id: string): string {
  const step = id.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '~2').replaceAll('\\', '~3');
  return encodeURIComponent(step);
}
