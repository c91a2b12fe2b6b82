import { AGREEMENT, FORMAT_VERSION, OWN_KEYS } from '../grammar/agreement-shape.ts';
import type { Form, RecordForm } from '../grammar/form.ts';
import { scalarNamed } from '../grammar/scalar.ts';

/** A JSON Schema, or a part of one. */
export type Schema = boolean | { readonly [keyword: string]: unknown };

/** The schema's name; the file itself is schema/agreement.v1.json. */
const AGREEMENT_SCHEMA_ID = 'urn:leeway:schema:agreement:1';

/**
 * The JSON Schema (2020-12) of an agreement file, made from the grammar the reader reads by. It sees what the reader
 * calls structure: keys, kinds, spellings. An agreement that extends a base may leave out what the base says, and may
 * remove what it says with null.
 */
export function agreementSchema(): Schema {
  const defs = new Map<string, Schema>();
  const names = { whole: new Map<RecordForm, string>(), part: new Map<RecordForm, string>() };
  const whole = reference(AGREEMENT.form, { defs, names, part: false });
  const part = reference(AGREEMENT.form, { defs, names, part: true });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: AGREEMENT_SCHEMA_ID,
    title: `Leeway agreement, format ${FORMAT_VERSION}`,
    if: { type: 'object', properties: { extends: { type: 'string' } }, required: ['extends'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: part,
    else: whole,
    $defs: Object.fromEntries(defs),
  };
}

interface Making {
  readonly defs: Map<string, Schema>;
  /** Which record has which name: two records may be called alike. */
  readonly names: { readonly whole: Map<RecordForm, string>; readonly part: Map<RecordForm, string> };
  /** Of a text that extends a base: nothing is missing, and null removes. */
  readonly part: boolean;
}

function schemaOf(form: Form, making: Making): Schema {
  switch (form.kind) {
    case 'record':
      return reference(form, making);
    case 'map':
      return {
        type: 'object',
        propertyNames: { pattern: scalarNamed(form.key).pattern },
        additionalProperties: orNull(schemaOf(form.of, making)),
      };
    case 'list': {
      const complete = { ...making, part: false };
      const items = schemaOf(form.of, complete);
      const list = { type: 'array', items, ...(form.least > 0 ? { minItems: form.least } : {}) };
      return form.orOne ? { anyOf: [list, items] } : list;
    }
    case 'choice':
      return { anyOf: form.options.map((option) => schemaOf(option.form, making)) };
    case 'text':
      return named(making.part ? 'TextPart' : 'Text', making, () => textSchema(making.part));
    case 'scalar':
      return named(form.scalar, making, () => {
        const { pattern, bare } = scalarNamed(form.scalar);
        return bare ? { type: ['string', 'number'], pattern, minimum: 0 } : { type: 'string', pattern };
      });
    default:
      return leafSchema(form);
  }
}

function leafSchema(form: Form): Schema {
  switch (form.kind) {
    case 'word':
      return { type: 'string', enum: form.words };
    case 'whole':
      return form.least === form.most
        ? { const: form.least }
        : { type: 'integer', minimum: form.least, maximum: form.most };
    case 'decimal':
      return { type: 'number', minimum: form.least, maximum: form.most };
    case 'flag':
      return { type: 'boolean' };
    default:
      return LINE;
  }
}

const LINE: Schema = { type: ['string', 'number'], pattern: '\\S' };

function textSchema(part: boolean): Schema {
  const one = part ? orNull(LINE) : LINE;
  const both = { type: 'object', properties: { fr: one, en: one }, additionalProperties: false };
  return { anyOf: [LINE, part ? both : { ...both, minProperties: 1 }] };
}

/** A reference to something small that is used over and over. */
function named(name: string, making: Making, make: () => Schema): Schema {
  if (!making.defs.has(name)) making.defs.set(name, make());
  return { $ref: `#/$defs/${name}` };
}

/** A reference to the record's own definition, which is made at its first use. */
function reference(form: Form, making: Making): Schema {
  if (form.kind !== 'record') return schemaOf(form, making);
  const names = making.part ? making.names.part : making.names.whole;
  const known = names.get(form);
  if (known !== undefined) return { $ref: `#/$defs/${known}` };
  const stem = making.part ? `${form.name}Part` : form.name;
  let name = stem;
  for (let count = 2; making.defs.has(name); count += 1) name = `${stem}${count}`;
  names.set(form, name);
  making.defs.set(name, true);
  making.defs.set(name, recordSchema(form, making));
  return { $ref: `#/$defs/${name}` };
}

function recordSchema(form: RecordForm, making: Making): Schema {
  const isNeeded = (key: string) =>
    form.fields[key]?.required === true && (!making.part || (form.name === 'Agreement' && OWN_KEYS.has(key)));
  const properties = Object.entries(form.fields).map(([key, field]) => {
    const value = schemaOf(field.form, making);
    return [key, described(isNeeded(key) ? value : orNull(value), field.doc)] as const;
  });
  const required = Object.keys(form.fields).filter(isNeeded);
  const apart = form.exclusive.flatMap((keys) =>
    keys.flatMap((first, index) =>
      keys.slice(index + 1).map((second) => ({ not: { allOf: [given(first), given(second)] } })),
    ),
  );
  const needed = making.part ? [] : form.needed.map((keys) => ({ anyOf: keys.map(given) }));
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
    ...(apart.length + needed.length > 0 ? { allOf: [...apart, ...needed] } : {}),
  };
}

/** The key is there and is not null. */
function given(key: string): Schema {
  return { properties: { [key]: { not: { type: 'null' } } }, required: [key] };
}

function described(schema: Schema, description: string): Schema {
  return typeof schema === 'boolean' ? schema : { description, ...schema };
}

function orNull(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  if (typeof schema['type'] === 'string' && schema['enum'] === undefined)
    return { ...schema, type: [schema['type'], 'null'] };
  if (Array.isArray(schema['type'])) return { ...schema, type: [...schema['type'], 'null'] };
  if (Array.isArray(schema['anyOf'])) return { ...schema, anyOf: [...schema['anyOf'], { type: 'null' }] };
  return { anyOf: [schema, { type: 'null' }] };
}
