import type { Api } from '../api.ts';

/** The parts of an OpenAPI document that the reference page shows. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: { readonly [path: string]: { readonly [method: string]: OperationObject } };
  readonly components?: { readonly schemas?: { readonly [name: string]: SchemaObject } };
}

export interface OperationObject {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly ParameterObject[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: { readonly [status: string]: { readonly description: string; readonly content?: Content } };
  readonly 'x-leeway-scope': string;
  readonly 'x-leeway-idempotent'?: boolean;
}

export interface ParameterObject {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: SchemaObject;
}

export type Content = { readonly [type: string]: { readonly schema?: SchemaObject } };

export interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly example?: unknown;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: SchemaObject;
  readonly properties?: { readonly [name: string]: SchemaObject };
  readonly additionalProperties?: boolean | SchemaObject;
  readonly required?: readonly string[];
  readonly anyOf?: readonly SchemaObject[];
  readonly oneOf?: readonly SchemaObject[];
  readonly allOf?: readonly SchemaObject[];
}

const documents = new WeakMap<Api, OpenApiDocument>();

/** The API as OpenAPI 3.1, made once, from the schemas that validate. */
export function openApiDocument(api: Api): OpenApiDocument {
  const made = documents.get(api) ?? make(api);
  documents.set(api, made);
  return made;
}

function make({ app, parts }: Api): OpenApiDocument {
  const { publicUrl, version } = parts.config;
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'A token that a person has made: `Authorization: Bearer lw_…`',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: publicUrl?.startsWith('https:') === true ? '__Host-leeway' : 'leeway',
    description: 'The session of a browser. Writes must come from a page of this server.',
  });
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Leeway',
      version,
      description: 'Service level agreements, judged exactly: what was promised, what happened, and what follows.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: publicUrl ?? '/' }],
  }) as unknown as OpenApiDocument;
}
