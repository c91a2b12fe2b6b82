import { QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, client, ProblemError } from './client.ts';
import type { paths } from './paths.gen.ts';

type GetPath = { [P in keyof paths]: paths[P] extends { get: unknown } ? P : never }[keyof paths];
type ParamsOf<P extends GetPath> = paths[P] extends { get: { parameters: infer Q } } ? Q : never;
type AnswerOf<P extends GetPath> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } };
}
  ? T
  : never;

const AGAIN_MS = 5_000;
const isAway = (error: unknown) => error instanceof ProblemError && (error.status === 0 || error.status >= 502);

/** For `refetchInterval`: a server that is away is asked again by itself, every few seconds. */
export const whileAway = ({ state }: { readonly state: { readonly error: unknown } }): number | false =>
  isAway(state.error) ? AGAIN_MS : false;

/**
 * Old answers are shown at once and asked for again; nothing is asked twice within some seconds. Where the browser says that
 * it has no network it is asked all the same: what fails says so, and is asked for again when the network is back.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      networkMode: 'always',
      refetchOnReconnect: true,
      refetchOnWindowFocus: false,
      // A refusal stays one; a server that was not there may be back, at once or later.
      retry: (count, error) => count < 2 && isAway(error),
      refetchInterval: whileAway,
    },
    mutations: { networkMode: 'always' },
  },
});

/**
 * What the server answers to a GET, for `useQuery` and route loaders; typed by the API's own document.
 * @param params as the document has them: `{ path: { customer }, query: { limit: 50 } }`
 */
export function ask<P extends GetPath>(path: P, params: ParamsOf<P> = {} as ParamsOf<P>) {
  return queryOptions<AnswerOf<P>, ProblemError>({
    queryKey: [path, params],
    queryFn: ({ signal }) => get(path, params, signal),
  });
}

/** The same where nothing is to be kept of it. @throws ProblemError where the server refused or was not there */
export function get<P extends GetPath>(
  path: P,
  params: ParamsOf<P> = {} as ParamsOf<P>,
  signal?: AbortSignal,
): Promise<AnswerOf<P>> {
  // The types agree by construction: path, parameters and answer are read from one operation.
  return answer(client.GET(path as never, { params, signal } as never) as never);
}
