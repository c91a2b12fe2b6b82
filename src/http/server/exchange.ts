import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Lang } from '../asking/language.ts';
import type { Caller } from '../parts.ts';

/** A request, and what is known of it while it is answered. */
export interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly method: string;
  /** The path of its address, without needless encoding. */
  readonly path: string;
  /** What follows the question mark, as sent; empty: nothing. */
  readonly search: string;
  /** What stands in its path in the places of a route's names, decoded. */
  readonly params: { readonly [name: string]: string };
  readonly lang: Lang;
  readonly caller: Caller;
  /** Who asks, once it is known, for the log. */
  actor: string | null;
}

/** Headers of a request by name, in small letters or not; null: it has none of that name. */
export interface RequestHeaders {
  readonly get: (name: string) => string | null;
}

/** One header of a request, small letters; null: there is none. Several of one name are joined by commas. */
export function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name];
  return value === undefined ? null : typeof value === 'string' ? value : value.join(', ');
}

/** Programs take anything; browsers name pages when somebody goes somewhere. @param accept the header `Accept` */
export function takesPages(accept: string | null): boolean {
  return accept?.toLowerCase().includes('text/html') === true;
}

/** Ends when the one who asked has gone away before the whole answer was sent. */
export function goneSignal(outgoing: ServerResponse): AbortSignal {
  const gone = new AbortController();
  const end = () => {
    if (!outgoing.writableFinished) gone.abort();
  };
  if (outgoing.destroyed || outgoing.closed) end();
  else outgoing.once('close', end);
  return gone.signal;
}
