import type { IncomingMessage } from 'node:http';
import type { Fault } from '../../app/refusal.ts';
import type { Api } from '../api.ts';
import type { BodyType, Route } from '../define.ts';
import { isJson } from '../describe.ts';
import { type Refused, refused } from '../problem.ts';
import type { Exchange } from '../server/exchange.ts';
import { faultsOf, wordsIn } from './issues.ts';
import type { Lang } from './language.ts';
import { parseJson, unfit } from './parse-json.ts';

/** A body that was received, as a route's schema has read it. */
export interface ReadBody {
  readonly value: unknown;
  /** The bytes, where they are no JSON. */
  readonly raw: Buffer | null;
  readonly type: BodyType | null;
  readonly faults: readonly Fault[];
  /** As received, for telling whether two requests are the same. */
  readonly bytes: Buffer;
}

const NOTHING: ReadBody = { value: undefined, raw: null, type: null, faults: [], bytes: Buffer.alloc(0) };
const LIMIT = 1_000_000;
const DEPTH = 32;

/** Receives the body of a request and reads it, or says what is wrong with it. @param who pays for the memory */
export async function readBody(
  api: Api,
  { spec }: Route,
  { incoming, lang }: Pick<Exchange, 'incoming' | 'lang'>,
  who: string,
): Promise<ReadBody | Refused> {
  const request = spec.request ?? {};
  const wanted = request.body !== undefined || request.bodyTypes !== undefined;
  const length = incoming.headers['content-length'];
  const isEmpty = incoming.headers['transfer-encoding'] === undefined && (length === undefined || length === '0');
  if (!wanted) return isEmpty ? NOTHING : unwanted;
  if (isEmpty) return request.bodyOptional === true ? NOTHING : missing;
  const type = typeOf(incoming, request.asBytes === true ? null : (request.bodyTypes ?? ['application/json']));
  if (typeof type === 'object') return type;
  const most = request.bodyLimit ?? LIMIT;
  if (Number(length ?? 0) > most) return tooLarge(most);
  const bytes = await receive(api, incoming, most, who);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const read = understood({ spec }, bytes, type, lang);
  if ('refused' in read) api.bodies.give(who, bytes.length);
  return read;
}

function understood({ spec }: Pick<Route, 'spec'>, bytes: Buffer, type: BodyType, lang: Lang): ReadBody | Refused {
  const request = spec.request ?? {};
  if (request.asBytes === true || !isJson(type)) return { value: undefined, raw: bytes, type, faults: [], bytes };
  const parsed = parseJson(bytes, request.bodyDepth ?? DEPTH, request.keepsFaults === true, lang);
  if ('refused' in parsed) return parsed;
  const read = request.body?.safeParse(parsed.value, { error: wordsIn(lang) });
  if (read !== undefined && !read.success) return unfit(faultsOf(read.error, lang));
  return { value: read?.data, raw: null, type, faults: parsed.faults, bytes };
}

/** Receives at most so many bytes; what was received whole is paid for (`api.bodies`) until whoever asked gives it back. */
function receive(api: Api, incoming: IncomingMessage, most: number, who: string): Promise<Buffer | Refused> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    const stop = (refusal: Refused) => {
      incoming.off('data', take);
      incoming.pause();
      api.bodies.give(who, size);
      size = 0;
      resolve(refusal);
    };
    const take = (chunk: Buffer) => {
      if (size + chunk.length > most) return stop(tooLarge(most));
      if (!api.bodies.take(who, chunk.length)) return stop(noMemory);
      size += chunk.length;
      chunks.push(chunk);
    };
    incoming.on('data', take);
    incoming.once('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size)));
    // The other end has gone, or took too long and was told so by the server.
    incoming.once('error', () => stop(tooSlow));
    incoming.once('close', () => {
      if (!incoming.complete) stop(tooSlow);
    });
  });
}

/** @param accepted null: any type, as bytes */
function typeOf(incoming: IncomingMessage, accepted: readonly BodyType[] | null): BodyType | Refused {
  const encoding = incoming.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return encoded;
  if (accepted === null) return 'application/octet-stream';
  const [type = '', ...settings] = (incoming.headers['content-type'] ?? '').toLowerCase().split(';');
  const isUtf8 = settings.every((setting) => /^(?:charset="?utf-8"?)?$/.test(setting.trim()));
  const found = accepted.find((one) => one === type.trim());
  return found === undefined || !isUtf8 ? unsupported(accepted) : found;
}

function unsupported(accepted: readonly BodyType[]): Refused {
  const list = accepted.join(', ');
  return refused(
    'unsupportedType',
    { fr: 'Le contenu n’a pas un type admis ici.', en: 'The content has no type that is taken here.' },
    {
      fr: `Envoyez l’un de ceux-ci, en UTF-8 : ${list}.`,
      en: `Send one of these, in UTF-8: ${list}.`,
    },
  );
}

function tooLarge(most: number): Refused {
  return refused(
    'tooLarge',
    { fr: `Le contenu dépasse ${most} octets.`, en: `The content is larger than ${most} bytes.` },
    { fr: 'Envoyez-le en plusieurs fois.', en: 'Send it in several parts.' },
  );
}

const encoded = refused(
  'unsupportedType',
  { fr: 'Un contenu comprimé n’est pas admis.', en: 'Compressed content is not taken.' },
  { fr: 'Envoyez-le sans « Content-Encoding ».', en: 'Send it without “Content-Encoding”.' },
);
const unwanted = refused(
  'malformed',
  { fr: 'Cette adresse n’attend pas de contenu.', en: 'This address takes no content.' },
  { fr: 'Envoyez la requête sans contenu.', en: 'Send the request without content.' },
);
const missing = refused(
  'malformed',
  { fr: 'La requête est sans contenu.', en: 'The request has no content.' },
  { fr: 'Cette adresse en attend un.', en: 'This address takes one.' },
);
const tooSlow = refused(
  'tooSlow',
  { fr: 'Le contenu n’est pas arrivé en entier.', en: 'The content did not arrive whole.' },
  { fr: 'Envoyez-le à nouveau.', en: 'Send it again.' },
);
const noMemory = refused(
  'tooMany',
  { fr: 'Trop de contenus arrivent à la fois.', en: 'Too much content is arriving at once.' },
  { fr: 'Attendez le temps que dit « Retry-After ».', en: 'Wait as long as “Retry-After” says.' },
  { retryAfterSeconds: 2 },
);
