import type { ChainFindings } from '../../app/audit/index.ts';
import type { CopyTold } from '../../app/ports/index.ts';
import type { Config, Finding, ReadSecretFile } from '../../app/running/index.ts';

/** How many tickets were judged anew, and how many could not be. */
export interface Rebuilt {
  readonly tickets: number;
  readonly failed: number;
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
  readonly verifyRecord: (config: Config) => Promise<ChainFindings>;
  readonly examine: (config: Config) => Promise<readonly Finding[]>;
}
