import type { Instant } from '../../core/time/index.ts';
import type { Actor } from '../access/actor.ts';
import type { EventPost } from '../live/post-events.ts';
import type { MappingRunner, Source, Store } from '../ports/index.ts';

/** A mapping that comes with the program, to begin with. */
export interface MappingTemplate {
  /** `generic`, `alertmanager`, `uptime-kuma`. */
  readonly id: string;
  readonly text: string;
}

/** What reading payloads takes. */
export interface PayloadPorts {
  readonly store: Store;
  readonly now: () => Instant;
  readonly post: EventPost;
  readonly runner: MappingRunner;
}

/** What looking after sources takes. */
export interface SourcePorts extends PayloadPorts {
  /** 32 bytes kept outside the database: seals the secrets of signatures. */
  readonly secretKey: Uint8Array;
  readonly templates: readonly MappingTemplate[];
}

/** A source as whoever hands in its facts: it reports, and decides nothing. */
export function actorOfSource({ id }: Pick<Source, 'id'>): Actor {
  return {
    kind: 'token',
    id: `source:${id}`,
    person: null,
    role: 'technician',
    approves: [],
    customer: null,
    scopes: new Set(['events:write']),
  };
}
