import type { Lang } from './language.ts';
import type { Messages } from './messages/index.ts';
import type { Paint } from './print/paint.ts';

/** Somewhere text goes. `write` resolves once the receiver can take more; it never rejects (a closed pipe is silent). */
export interface Output {
  readonly write: (text: string) => Promise<void>;
  readonly isTty: boolean;
  /** Columns of the terminal; null where there is none. */
  readonly columns: number | null;
}

/** The surroundings of one run of the command line, so that nothing below the door touches the process itself. */
export interface World {
  readonly argv: readonly string[];
  /** The words by which a person here calls this program: `leeway`, or `node bin/leeway.mjs` in a checkout. */
  readonly calledAs: readonly string[];
  readonly env: { readonly [name: string]: string | undefined };
  readonly input: { readonly bytes: () => AsyncIterable<Uint8Array>; readonly isTty: boolean };
  readonly out: Output;
  readonly err: Output;
}

/** What every command is handed: where to read and write, in which language, with which colours, how wide. */
export interface Session {
  readonly world: World;
  readonly lang: Lang;
  readonly say: Messages;
  readonly json: boolean;
  /** For stdout and for stderr: a pipe on one says nothing of the other. */
  readonly paint: Paint;
  readonly errPaint: Paint;
  /** Columns to draw for: the terminal's, at least 80 and at most 120. */
  readonly width: number;
}
