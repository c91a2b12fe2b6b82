import type { Config, ReadSecretFile } from '../../app/running/index.ts';

/** A sentence in both languages. */
export interface Told {
  readonly en: string;
  readonly fr: string;
}

/** Why a server did not start, or could not go on. Nothing was changed. */
export type ServeFailure =
  /** The system's word for why: `EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL` … */
  | { readonly kind: 'notListening'; readonly address: string; readonly fault: string }
  | { readonly kind: 'hindered'; readonly what: Told; readonly help: Told }
  /** The file of the secret can not be read or made; `SHORT`: it holds too little. */
  | { readonly kind: 'secretUnusable'; readonly file: string; readonly fault: string }
  /** What is stored was sealed with another secret. `file`: where this one stands; null: it was given. */
  | { readonly kind: 'otherSecret'; readonly file: string | null }
  /** A demonstration was wanted on a store that holds somebody's own data. */
  | { readonly kind: 'realData' };

/** What a server has to tell whoever started it, besides its log. */
export type ServeNews =
  | { readonly kind: 'listening'; readonly url: string }
  /** The database is away; asked again until it comes. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'migrating'; readonly done: number; readonly of: number }
  /** `ownerLink`: nobody has an account yet; whoever opens it becomes the owner. */
  | {
      readonly kind: 'ready';
      readonly url: string;
      readonly ownerLink: string | null;
      readonly milliseconds: number;
      readonly mute: boolean;
    }
  /** The data are, or will be, generated. `access` null: their owner is somebody else by now. */
  | {
      readonly kind: 'demonstration';
      readonly url: string;
      readonly access: { readonly email: string; readonly password: string; readonly token: string } | null;
    }
  /** The first of them are there, and can be asked for. `ticket`: an open one; null: none is. */
  | { readonly kind: 'questions'; readonly url: string; readonly token: string; readonly ticket: string | null }
  /** `of` 0: it is not known yet. */
  | { readonly kind: 'filling'; readonly done: number; readonly of: number }
  /** `wentOn`: the year was there before; the events are those that happened meanwhile. */
  | {
      readonly kind: 'filled';
      readonly events: number;
      readonly milliseconds: number;
      readonly wentOn: boolean;
    }
  /** A worker has its database, and does what is due. */
  | { readonly kind: 'working'; readonly milliseconds: number }
  | { readonly kind: 'stopping' };

/** The server as the command line sees it. */
export interface ServerPart {
  /** Runs until it is told to stop (by the system) or can not go on. */
  readonly run: (
    config: Config,
    /** `demonstration`: on generated data, and on no other. `mute`: nobody is told anything; messages wait. */
    surroundings: {
      readonly version: string;
      readonly logAsLines: boolean;
      readonly demonstration?: boolean;
      readonly mute?: boolean;
    },
    told: (news: ServeNews) => void,
  ) => Promise<'stopped' | ServeFailure>;
  /** The same without HTTP: does what is due on a database that others serve from. */
  readonly work: ServerPart['run'];
  readonly readSecretFile: ReadSecretFile;
}
