import { accessKey } from '../../../app/access/index.ts';
import type { MappingRunner } from '../../../app/ports/index.ts';
import type { SourcePorts } from '../../../app/sources/index.ts';
import type { HttpParts } from '../../parts.ts';

/** Where nothing reads payloads here, they wait for a node that does. */
const NOBODY: MappingRunner = { run: async () => ({ kind: 'busy' }), close: async () => {} };

/** What the use cases of sources ask for, out of what the routes have. */
export function sourcePortsOf({ store, now, post, sources, config }: HttpParts): SourcePorts {
  return {
    store,
    now,
    post,
    runner: sources?.runner ?? NOBODY,
    templates: sources?.templates ?? [],
    secretKey: accessKey(config.secret),
  };
}
