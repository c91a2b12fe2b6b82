import { createHash } from 'node:crypto';
import type { Api } from '../api.ts';
import type { Lang } from '../asking/language.ts';
import type { Answer, Route } from '../define.ts';
import { problemDocument, problemHeaders, type Refused, statusOf } from '../problem.ts';

/** A problem as a response. */
export function refusedAnswer(refused: Refused, lang: Lang, instance: string | null): Response {
  const text = JSON.stringify(problemDocument(refused, lang, instance));
  return new Response(text, { status: statusOf(refused.refused), headers: problemHeaders(refused, lang) });
}

/** What a handler gave, as a response; 304 where the asker holds it already. */
export function answerOf(api: Api, { spec }: Route, answer: Answer, request: Request): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    for (const one of typeof value === 'string' ? [value] : value) headers.append(name, one);
  }
  if (!headers.has('cache-control')) {
    headers.set('cache-control', spec.cacheable === true ? 'public, max-age=300' : 'no-store');
  }
  if (answer.raw !== undefined) return rawAnswer(answer, answer.raw, headers, request);
  if (answer.body === undefined) return new Response(null, { status: answer.status, headers });
  if (api.parts.config.checkAnswers === true) holdToSchema(spec, answer);
  const text = JSON.stringify(answer.body);
  headers.set('content-type', 'application/json');
  const etag = answer.etag ?? (spec.method === 'get' && answer.status === 200 ? hashOf(text) : undefined);
  if (etag !== undefined) headers.set('etag', `"${etag}"`);
  if (etag !== undefined && spec.method === 'get' && isHeld(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(text, { status: answer.status, headers });
}

function rawAnswer(
  { status, etag }: Answer,
  { contentType, data }: NonNullable<Answer['raw']>,
  headers: Headers,
  request: Request,
): Response {
  headers.set('content-type', contentType);
  if (etag !== undefined) headers.set('etag', `"${etag}"`);
  if (request.method !== 'HEAD') return new Response(data as ReadableStream<Uint8Array>, { status, headers });
  // Nobody would ever read it to its end.
  if (data instanceof ReadableStream) void data.cancel();
  return new Response(null, { status, headers });
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
