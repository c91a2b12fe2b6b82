import { openApiDocument } from '../../../src/http/index.ts';
import type { Served } from '../../http/support/server.ts';

/** A route as the OpenAPI document tells of it. */
export interface DocumentedRoute {
  /** `get /api/v1/tickets/{ticket}`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly scope: string;
  readonly pathNames: readonly string[];
  readonly queryNames: readonly string[];
  readonly hasBody: boolean;
  /** The schema of its JSON body, references followed; null: it takes none. */
  readonly body: Schema | null;
}

export interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: { readonly [name: string]: Schema };
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly $ref?: string;
}

interface Operation {
  readonly 'x-leeway-scope': string;
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: { readonly content: { readonly [type: string]: { readonly schema: Schema } } };
}

/** Every route there is, from the document that the server itself gives. */
export function documentedRoutes({ api }: Pick<Served, 'api'>): readonly DocumentedRoute[] {
  const document = openApiDocument(api) as unknown as {
    readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
    readonly components: { readonly schemas: { readonly [name: string]: Schema } };
  };
  const follow = (schema: Schema): Schema => {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : follow(document.components.schemas[name] ?? {});
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const named = (place: string) =>
        (operation.parameters ?? []).filter((one) => one.in === place).map(({ name }) => name);
      const json = operation.requestBody?.content['application/json']?.schema;
      return {
        name: `${method} ${path}`,
        method: method.toUpperCase(),
        path,
        scope: operation['x-leeway-scope'],
        pathNames: named('path'),
        queryNames: named('query'),
        hasBody: operation.requestBody !== undefined,
        body: json === undefined ? null : follow(json.anyOf?.map(follow).find(({ properties }) => properties) ?? json),
      };
    }),
  );
}
