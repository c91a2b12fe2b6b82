// TypeScript for an OpenAPI 3.1 document, in the shape that openapi-fetch reads: `paths[path][method]`. What a schema says
// beyond types (bounds, formats) the server checks.

const INDENT = '  ';

/** The source of the types. @param document as `GET /openapi.json` answers it */
export function apiTypes(document) {
  const schemas = Object.entries(document.components?.schemas ?? {});
  return [
    '// Made from the API’s own document by scripts/build-web.mjs; not written by hand, not kept.',
    'export interface components {\n  schemas: {',
    ...schemas.map(([name, schema]) => `${INDENT.repeat(2)}${key(name)}: ${typeOf(schema, 2)};`),
    '  };\n}\n',
    'export interface paths {',
    ...Object.entries(document.paths).map(([path, methods]) => `${INDENT}${key(path)}: ${pathType(methods)};`),
    '}\n',
  ].join('\n');
}

function pathType(methods) {
  const told = Object.entries(methods).map(
    ([method, operation]) => `${INDENT.repeat(2)}${method}: ${operationType(operation)};`,
  );
  return `{\n${told.join('\n')}\n${INDENT}}`;
}

function operationType({ parameters = [], requestBody, responses }) {
  const places = ['query', 'header', 'path'].map((place) => {
    const fields = parameters.filter((one) => one.in === place);
    if (fields.length === 0) return `${place}?: never`;
    const isOptional = fields.every(({ required }) => !required);
    const told = fields.map(({ name, required, schema }) => `${key(name)}${required ? '' : '?'}: ${typeOf(schema, 4)}`);
    return `${place}${isOptional ? '?' : ''}: { ${told.join('; ')} }`;
  });
  const answers = Object.entries(responses).map(
    ([status, { content }]) => `${status}: { headers: { [name: string]: unknown }; ${contentType(content)} }`,
  );
  const body =
    requestBody === undefined
      ? 'requestBody?: never'
      : `requestBody${requestBody.required ? '' : '?'}: { ${contentType(requestBody.content)} }`;
  return `{ parameters: { ${places.join('; ')}; cookie?: never }; ${body}; responses: { ${answers.join('; ')} } }`;
}

function contentType(content) {
  if (content === undefined) return 'content?: never';
  const told = Object.entries(content).map(
    ([type, { schema }]) => `${key(type)}: ${schema === undefined ? 'unknown' : typeOf(schema, 4)}`,
  );
  return `content: { ${told.join('; ')} }`;
}

/** The type of what a schema lets through. */
function typeOf(schema, depth) {
  if (schema === true || schema === undefined) return 'unknown';
  if (schema === false) return 'never';
  if (schema.$ref !== undefined) return `components['schemas'][${JSON.stringify(schema.$ref.split('/').at(-1))}]`;
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  const several = schema.anyOf ?? schema.oneOf;
  if (several !== undefined) return several.map((one) => inBrackets(typeOf(one, depth))).join(' | ');
  if (schema.allOf !== undefined) return schema.allOf.map((one) => inBrackets(typeOf(one, depth))).join(' & ');
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => inBrackets(typeOf({ ...schema, type }, depth))).join(' | ');
  }
  return plainType(schema, depth);
}

function plainType(schema, depth) {
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return schema.prefixItems === undefined
        ? `readonly ${inBrackets(typeOf(schema.items, depth))}[]`
        : `readonly [${schema.prefixItems.map((one) => typeOf(one, depth)).join(', ')}]`;
    case 'object':
      return objectType(schema, depth);
    default:
      return schema.properties === undefined ? 'unknown' : objectType(schema, depth);
  }
}

function objectType({ properties, required = [], additionalProperties }, depth) {
  const pad = INDENT.repeat(depth + 1);
  const fields = Object.entries(properties ?? {}).map(
    ([name, schema]) =>
      `${pad}readonly ${key(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema, depth + 1)};`,
  );
  const others =
    additionalProperties === undefined || additionalProperties === false
      ? null
      : `{ readonly [name: string]: ${fields.length > 0 ? 'unknown' : typeOf(additionalProperties, depth)} }`;
  if (fields.length === 0) return others ?? 'Readonly<Record<string, never>>';
  const own = `{\n${fields.join('\n')}\n${INDENT.repeat(depth)}}`;
  return others === null ? own : `${own} & ${others}`;
}

const inBrackets = (type) => (/[|&]/.test(type) || type.startsWith('readonly ') ? `(${type})` : type);
const key = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));
