import type { StoreFindings } from '../../app/audit/index.ts';
import type { CopyTold } from '../../app/ports/index.ts';
import type { Config, Finding, ReadSecretFile } from '../../app/running/index.ts';

/** How many tickets were judged anew, and how many could not be. */
export interface Rebuilt {
  readonly tickets: number;
  readonly failed: number;
}

/** What a look at all of a store came to, and what was sealed afterwards. */
export interface Audited {
  readonly found: StoreFindings;
  /** Nothing was changed, neither in the record nor elsewhere. */
  readonly isWhole: boolean;
  /** Null: it was not asked for, something was changed, or there was nothing to seal. */
  readonly sealed: { readonly facts: number; readonly until: number } | null;
}

/** What is done to the store beside serving from it; each also while a server runs on it, restoring apart. */
export interface UpkeepPart {
  readonly readSecretFile: ReadSecretFile;
  /** @throws Hindered, Unavailable */
  readonly backup: (config: Config, file: string, version: string) => Promise<CopyTold>;
  /** @throws Hindered, Unavailable */
  readonly restore: (
    config: Config,
    file: string,
    progress: (done: number, left: number) => void,
  ) => Promise<{ readonly copy: CopyTold; readonly rebuilt: Rebuilt }>;
  /** @throws Hindered, Unavailable */
  readonly rebuild: (config: Config, progress: (done: number, left: number) => void) => Promise<Rebuilt>;
  /** @throws Hindered, Unavailable */
  readonly audit: (
    config: Config,
    asked: { readonly seal: boolean },
    progress: (done: number, of: number) => void,
  ) => Promise<Audited>;
  /** @param sendMail an address that a mail is sent to as well; null: none */
  readonly examine: (config: Config, sendMail?: string | null) => Promise<readonly Finding[]>;
}
