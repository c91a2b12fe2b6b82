import type { Actor, Credentials, OidcSettings } from '../app/access/index.ts';
import type { Catalogue } from '../app/catalogue/index.ts';
import type { EventPost, LivePorts } from '../app/live/index.ts';
import type { MappingRunner, ReadShifts, Store } from '../app/ports/index.ts';
import type { Refusal } from '../app/refusal.ts';
import type { RegisterPorts } from '../app/register/index.ts';
import type { MappingTemplate } from '../app/sources/index.ts';
import type { Instant } from '../core/time/index.ts';
import type { WebFiles } from './web/web-files.ts';

export type { Credentials };

/** Where a request comes from, proxies that are trusted looked through. */
export interface Caller {
  /** As text, IPv4 in IPv6 undone: `192.0.2.7`, `2001:db8::7`. */
  readonly address: string;
  /** What limits count by: the address of IPv4, the /64 of IPv6. */
  readonly network: string;
  /** Whether the connection (or the trusted proxy's) is encrypted. */
  readonly secure: boolean;
  /** As sent, at most 200 characters; for the list of somebody's sessions. */
  readonly userAgent: string;
}

export interface HttpConfig {
  /** `https://leeway.example`: the only name we answer to, and the beginning of every link; null: the loopback only. */
  readonly publicUrl: string | null;
  /** Addresses or networks (`10.0.0.0/8`) whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed. */
  readonly trustedProxies: readonly string[];
  /** Whether the reference pages and the OpenAPI document answer those who are not signed in. */
  readonly publicReference: boolean;
  /** How many requests are worked on at a time; one caller takes at most a quarter. */
  readonly slots: number;
  /** How long a request may take to arrive whole, in milliseconds. */
  readonly requestTimeoutMs: number;
  /** How often a stream of changes shows that it lives, in milliseconds; 15 000 unless said. */
  readonly beatMs?: number;
  /** Signs cursors; any secret text that all nodes share. */
  readonly secret: string;
  /** The version of this program, for the OpenAPI document. */
  readonly version: string;
  /** The settings that are missing before mail can leave; missing or none: it can. */
  readonly mailMissing?: readonly string[];
  /** Holds every answer to its schema, and fails where it does not fit: for tests. */
  readonly checkAnswers?: boolean;
}

/** What the doors tell of. No secrets, no bodies. */
export interface HttpLog {
  readonly request: (line: {
    readonly id: string;
    readonly method: string;
    /** The pattern (`/api/v1/tickets/{ticket}`), never what stood in its place; null: no route of ours. */
    readonly route: string | null;
    readonly status: number;
    readonly milliseconds: number;
    readonly actor: string | null;
    readonly address: string;
  }) => void;
  /** We are wrong: whoever asked was told the id and nothing else. */
  readonly defect: (id: string, error: unknown) => void;
  /** What became of posted events. */
  readonly events?: (result: 'new' | 'same' | 'different' | 'refused', count: number) => void;
  /** A payload that was sent in a source's name and not taken, and why. */
  readonly notTaken?: (source: string, why: string, address: string) => void;
}

/** `ok`: go on; else how long to wait. */
export type Admitted = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number };

/** A demonstration that somebody loads into an empty store. */
export interface LoadedDemonstration {
  /** Whether one is loaded, as far as this node knows: it looks every few seconds. */
  readonly isLoaded: () => Promise<boolean>;
  /** Whether what is shown is made up: one is loaded, or this is the demonstration itself. True of the very moment. */
  readonly isShown: () => Promise<boolean>;
  /** Begins to load it; `notEmpty`: the store holds somebody's data. Loaded already: nothing changes. */
  readonly load: (by: string) => Promise<'loading' | 'notEmpty'>;
  /** Takes all of it out. `noSuch`: none is loaded. `notAlone`: something real is beside it, and nothing was taken out. */
  readonly remove: (by: string) => Promise<'removed' | 'noSuch' | 'notAlone'>;
}

/** All that the routes need; joined in main. */
export interface HttpParts {
  readonly store: Store;
  readonly now: () => Instant;
  /** What live questions are answered from. */
  readonly live: LivePorts;
  readonly post: EventPost;
  /** What publishing an agreement takes besides; missing: no bases come with the program, and no other country's holidays. */
  readonly publishing?: Pick<RegisterPorts, 'bases' | 'holidays'>;
  /** What rules and rotas take besides: the zone of the program's own rules, and how shifts are read from files. */
  readonly duty?: { readonly timeZone: string; readonly readShifts: ReadShifts };
  /** What reads payloads, and the mappings that come with the program; missing: payloads are kept, and wait to be read. */
  readonly sources?: { readonly runner: MappingRunner; readonly templates: readonly MappingTemplate[] };
  /** The web application; missing: it was not built. */
  readonly web?: WebFiles;
  /** Published service levels of suppliers; missing: none come with the program. */
  readonly catalogue?: () => Catalogue;
  readonly config: HttpConfig;
  readonly log: HttpLog;
  /** Who stands behind credentials; null: nobody (unknown, expired, revoked). A refusal is given as it is (`tooMany`). */
  readonly authenticate: (credentials: Credentials, caller: Caller) => Promise<Actor | Refusal | null>;
  /** The identity provider by which people may sign in too; missing: none. */
  readonly oidc?: OidcSettings;
  /** Limits per account and network; asked before every request is worked on. Missing: none. */
  readonly admit?: (caller: Caller, actor: Actor | null) => Admitted;
  /** How far this node is: `starting`, `migrating 40 %`, `waiting` for its database, `ready`, `stopping`. Missing: `ready`. */
  readonly phase?: () => string;
  /** How many of the generated events of a demonstration are there; null or missing: the data are somebody's own. */
  readonly demonstration?: () => { readonly done: number; readonly of: number } | null;
  /** A demonstration that is loaded into the store at somebody's wish, and taken out again; missing: this node has none. */
  readonly loaded?: LoadedDemonstration;
  /** Whether this node can answer, for load balancers; the details only for those who may read the system. */
  readonly readiness: () => Promise<{ readonly ready: boolean; readonly checks: { readonly [name: string]: string } }>;
  /** The metrics in Prometheus' text format; null: there are none. */
  readonly metrics: (() => Promise<{ readonly contentType: string; readonly text: string }>) | null;
}
