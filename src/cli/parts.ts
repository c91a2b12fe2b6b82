import type { Catalogue } from '../app/catalogue/index.ts';
import type { OpenSorter, ReadTable } from '../app/ports/index.ts';
import type { TicketLogPorts } from '../app/ticket-log.ts';
import type { HolidaySource } from '../core/calendar/index.ts';
import type { UpkeepPart } from './backup/upkeep-part.ts';
import type { ServerPart } from './serve/server-part.ts';

/** Why a file could not be used: the system's own word for it (`ENOENT`, `EISDIR`, `EACCES` …). */
export interface FileFault {
  readonly fault: string;
}

/** A file being written; it stands under its name only once it is closed whole. */
export interface Draft {
  readonly write: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
  /** Lets go of what was written. */
  readonly drop: () => Promise<void>;
}

export interface Files {
  /** The first `limitBytes` bytes as UTF-8 text; bytes that are none become U+FFFD. */
  readonly read: (path: string, limitBytes: number) => Promise<{ readonly text: string } | FileFault>;
  readonly look: (path: string) => Promise<{ readonly kind: 'file' | 'folder' } | FileFault>;
  /** All files below a folder with one of these endings, sorted; hidden folders and `node_modules` left out. */
  readonly below: (folder: string, endings: readonly string[]) => Promise<readonly string[]>;
  /** The files a pattern with `*`, `?` or `**` names, sorted. */
  readonly matching: (pattern: string) => Promise<readonly string[]>;
  readonly draft: (path: string) => Promise<Draft | FileFault>;
}

/** What the commands ask to be handed; main joins them. Each is loaded when it is first asked for. */
export interface Parts {
  readonly version: () => string;
  readonly files: () => Promise<Files>;
  /** Public holidays of countries that core does not compute. */
  readonly holidays: () => Promise<HolidaySource>;
  /** The texts of the bases an agreement file extends: from beside it, else from those that come with Leeway. */
  readonly bases: (file: string) => Promise<(ref: string) => string | null>;
  /** The path, from here, of a file or folder that comes with Leeway (`examples/boreal-or.yaml`). */
  readonly shipped: (path: string) => string;
  /** The published service levels of suppliers that come with Leeway. */
  readonly suppliers: () => Promise<Catalogue>;
  readonly eventLog: () => Promise<TicketLogPorts>;
  /** The version of the time zone data in use, such as `2026a`. */
  readonly tzdata: string;
  /** The server and its store; some megabytes, loaded by those commands alone that need them. */
  readonly server: () => Promise<ServerPart>;
  /** What is done to the store beside serving from it. */
  readonly upkeep: () => Promise<UpkeepPart>;
  readonly tables: () => Promise<{ readonly readTable: ReadTable; readonly openSorter: OpenSorter }>;
}
