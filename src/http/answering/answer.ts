import { createHash } from 'node:crypto';
import type { Api } from '../api.ts';
import type { Lang } from '../asking/language.ts';
import type { Answer, Route } from '../define.ts';
import { problemDocument, problemHeaders, type Refused, statusOf } from '../problem.ts';
import type { PushedBody } from './pushed-body.ts';

/** What goes back to the one who asked. */
export interface Reply {
  readonly status: number;
  /** By name, in small letters; a list is sent as so many headers. */
  readonly headers: ReplyHeaders;
  readonly body: string | Uint8Array | ReadableStream<Uint8Array> | PushedBody | null;
}
type ReplyHeaders = { [name: string]: string | readonly string[] };

/** A problem as a reply. */
export function refusedAnswer(refused: Refused, lang: Lang, instance: string | null): Reply {
  const body = JSON.stringify(problemDocument(refused, lang, instance));
  return { status: statusOf(refused.refused), headers: { ...problemHeaders(refused, lang) }, body };
}

/** What a handler gave, as a reply; 304 where the asker holds it already. @param held what `If-None-Match` says */
export function answerOf(api: Api, { spec }: Route, answer: Answer, held: string | null): Reply {
  const { status } = answer;
  const headers: ReplyHeaders = {};
  for (const [name, value] of Object.entries(answer.headers ?? {})) headers[name.toLowerCase()] = value;
  headers['cache-control'] ??= spec.cacheable === true ? 'public, max-age=300' : 'no-store';
  if (answer.raw !== undefined) {
    headers['content-type'] = answer.raw.contentType;
    if (answer.etag !== undefined) headers['etag'] = `"${answer.etag}"`;
    return { status, headers, body: answer.raw.data };
  }
  if (answer.body === undefined) return { status, headers, body: null };
  if (api.parts.config.checkAnswers === true) holdToSchema(spec, answer);
  const body = JSON.stringify(answer.body);
  headers['content-type'] = 'application/json';
  const etag = answer.etag ?? (spec.method === 'get' && status === 200 ? hashOf(body) : undefined);
  if (etag !== undefined) headers['etag'] = `"${etag}"`;
  if (etag !== undefined && spec.method === 'get' && isHeld(held, etag)) return { status: 304, headers, body: null };
  return { status, headers, body };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** `If-None-Match`: one of the tags named, weak or strong, or `*`. */
function isHeld(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(',').some((tag) => ['*', `"${etag}"`, `W/"${etag}"`].includes(tag.trim()));
}

function holdToSchema(spec: Route['spec'], { status, body }: Answer): void {
  const declared = spec.answers[status];
  if (declared === undefined) throw new Error(`${spec.method} ${spec.path} declares no answer ${status}`);
  const read = declared.schema?.safeParse(JSON.parse(JSON.stringify(body)));
  if (read?.success === false) throw new Error(`${spec.method} ${spec.path} answers otherwise: ${read.error.message}`);
}
