import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Lang } from '../asking/language.ts';
import type { HttpConfig } from '../parts.ts';
import { type ProblemKind, problemDocument, problemHeaders, type Refused, refused, statusOf } from '../problem.ts';
import { safetyHeaders } from './safety-headers.ts';

/** Answers what the parser refused, before there is a request: as a problem document, and the connection ends. */
export function rawProblem(error: NodeJS.ErrnoException, socket: Duplex, config: Pick<HttpConfig, 'publicUrl'>): void {
  // An answer that has begun can not be taken back.
  const { _httpMessage: answer } = socket as { _httpMessage?: { readonly headersSent: boolean } | null };
  if (error.code === 'ECONNRESET' || !socket.writable || answer?.headersSent === true) {
    socket.destroy();
    return;
  }
  const problem = PROBLEM_OF[error.code ?? ''] ?? malformed;
  const text = JSON.stringify(problemDocument(problem, 'en', null));
  const status = statusOf(problem.refused);
  const headers = {
    ...safetyHeaders(config),
    ...problemHeaders(problem, 'en'),
    connection: 'close',
    'content-length': String(Buffer.byteLength(text)),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${text}`, () => socket.destroy());
}

/** Answers a request whose address must not be looked at, and ends the connection. */
export function answerEarly(
  refused: Refused,
  lang: Lang,
  outgoing: ServerResponse,
  config: Pick<HttpConfig, 'publicUrl'>,
): void {
  // What follows on this connection can not be trusted to be another request.
  outgoing.shouldKeepAlive = false;
  outgoing.writeHead(statusOf(refused.refused), { ...safetyHeaders(config), ...problemHeaders(refused, lang) });
  outgoing.end(JSON.stringify(problemDocument(refused, lang, null)));
}

function problem(kind: ProblemKind, fr: string, en: string): Refused {
  return refused(kind, { fr, en });
}

const malformed = problem('malformed', 'Ce n’est pas une requête HTTP/1.1.', 'This is no HTTP/1.1 request.');
const PROBLEM_OF: { readonly [code: string]: Refused } = {
  ERR_HTTP_REQUEST_TIMEOUT: problem(
    'tooSlow',
    'La requête n’est pas arrivée à temps.',
    'The request did not arrive in time.',
  ),
  HPE_HEADER_OVERFLOW: problem(
    'headersTooLarge',
    'Les en-têtes dépassent 16 ko.',
    'The headers are larger than 16 kB.',
  ),
};
