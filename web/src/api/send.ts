import { answer, client } from './client.ts';
import type { paths } from './paths.gen.ts';

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Operation<P extends keyof paths, M extends Method> = paths[P] extends { readonly [K in Lowercase<M>]: infer O }
  ? O
  : never;
type SendPath<M extends Method> = {
  [P in keyof paths]: [Operation<P, M>] extends [never] ? never : P;
}[keyof paths];

type ParamsOf<O> = O extends { parameters: infer Q } ? Q : never;
type BodyOf<O> = O extends { requestBody?: { content: { 'application/json': infer B } } } ? B : undefined;
type Told<R> = R extends { content: { 'application/json': infer T } } ? T : undefined;
type AnswerOf<O> = O extends { responses: infer R }
  ? { [S in keyof R & (200 | 201 | 202 | 204)]: Told<R[S]> }[keyof R & (200 | 201 | 202 | 204)]
  : never;

type AnyClient = Readonly<Record<Method, (path: string, sent: object) => never>>;

interface Sent<O> {
  readonly params?: Pick<ParamsOf<O> & object, keyof ParamsOf<O> & ('path' | 'query')> | undefined;
  readonly body?: BodyOf<O>;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Has the server change something; typed by the API's own document.
 * @returns what it answered; undefined where it answers nothing
 * @throws ProblemError where it refused or was not there
 */
export function send<M extends Method, P extends SendPath<M>>(
  method: M,
  path: P,
  sent: Sent<Operation<P, M>> = {},
): Promise<AnswerOf<Operation<P, M>>> {
  // The types agree by construction: path, parameters, body and answer are read from one operation.
  return answer((client as unknown as AnyClient)[method](path, sent));
}
