// Writes schema/*.json and the pages of docs/language that are made from the grammar, the catalogue and the shapes of
// events, so that none of them can say something else than the program. `--check` writes nothing and exits 1 when one is
// out of date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The contents of every generated file, by its path in the repository. */
export async function generatedFiles() {
  const { agreementSchema, diagnosticsPage, referencePage, EVENT_SHAPES } = await sources();
  const json = (schema) => `${JSON.stringify(schema, null, 2)}\n`;
  return {
    'schema/agreement.v1.json': json(agreementSchema()),
    'schema/event.v1.json': json(eventSchema(EVENT_SHAPES)),
    'docs/language/reference.md': referencePage(),
    'docs/language/diagnostics.md': diagnosticsPage(),
  };
}

/** The sources, bundled in memory: nothing needs to be built before. */
async function sources() {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents:
        "export { agreementSchema, diagnosticsPage, referencePage } from './src/language/index.ts'; export { EVENT_SHAPES } from './src/core/event/index.ts';",
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    write: false,
    logLevel: 'silent',
  });
  const { text } = outputFiles[0];
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}

const INSTANT = '^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})$';
const FIELDS = {
  text: { type: ['string', 'null'], minLength: 1 },
  flag: { type: ['boolean', 'null'] },
  number: { type: ['number', 'null'] },
  duration: { type: ['string', 'number', 'null'], minLength: 1 },
  texts: { type: ['array', 'null'], items: { type: 'string' } },
  instant: { type: ['string', 'null'], pattern: INSTANT },
};

function fieldSchema(field) {
  if (field.kind === 'oneOf') return { enum: [...field.values, null] };
  if (field.kind === 'written') return { type: ['string', 'null'], pattern: field.pattern.source };
  return FIELDS[field.kind];
}

/** The JSON Schema of one line of an event file. Fields and types nobody knows are kept, so they are allowed. */
function eventSchema(shapes) {
  const types = [...shapes.values()];
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:leeway:schema:event:1',
    title: 'Leeway event: one line of an event file (CloudEvents 1.0)',
    type: 'object',
    properties: {
      specversion: { description: 'Version of CloudEvents.', type: 'string' },
      id: { description: 'Unique within its source.', type: 'string', minLength: 1 },
      source: { description: 'The system that says so.', type: 'string', minLength: 1 },
      type: {
        description: 'What happened; other types are kept and have no effect.',
        type: 'string',
        minLength: 1,
        examples: types.map(({ type }) => type),
      },
      subject: { description: 'The ticket, service, target or case.', type: ['string', 'null'] },
      time: { description: 'When it happened, with its offset.', type: 'string', pattern: INSTANT },
      recordedat: { description: 'When it was learned.', type: ['string', 'null'], pattern: INSTANT },
      sequence: {
        description: 'Order among events of one source at one instant.',
        type: ['string', 'integer', 'null'],
      },
      data: { type: ['object', 'null'] },
    },
    required: ['id', 'source', 'type', 'time'],
    allOf: types.map(ofType),
  };
}

function ofType({ type, needsSubject, required, oneRequired, fields }) {
  const given = (name) => ({ required: [name], properties: { [name]: { not: { type: 'null' } } } });
  const asked = [...required.map(given), ...(oneRequired.length > 0 ? [{ anyOf: oneRequired.map(given) }] : [])];
  const properties = Object.fromEntries([...fields].map(([name, field]) => [name, fieldSchema(field)]));
  const data = { properties, ...(asked.length > 0 ? { allOf: asked } : {}) };
  const hasData =
    asked.length > 0
      ? { required: ['data'], properties: { data: { type: 'object', ...data } } }
      : { properties: { data } };
  const hasSubject = needsSubject
    ? { required: ['subject'], properties: { subject: { type: 'string', minLength: 1 } } }
    : {};
  return {
    if: { properties: { type: { const: type } }, required: ['type'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { ...(needsSubject ? { allOf: [hasSubject, hasData] } : hasData) },
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const check = process.argv.includes('--check');
  for (const [path, contents] of Object.entries(await generatedFiles())) {
    const file = join(root, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === contents) continue;
    if (check) {
      process.exitCode = 1;
      process.stderr.write(`${path} is out of date: run \`node scripts/build-schema.mjs\`\n`);
    } else {
      writeFileSync(file, contents);
      process.stdout.write(`${path}\n`);
    }
  }
}
