import type { SchemaObject } from './document.ts';
import { type Html, html } from './html.ts';

/** The words of a schema that are told. */
export interface SchemaWords {
  readonly required: string;
  readonly oneOf: string;
  readonly listOf: string;
  readonly byDefault: string;
  readonly anyValue: string;
}

const DEEPEST = 6;

/** What a value is, in a few words: `text`, `list of Clock`, `one of "met", "breached"`. */
export function kindOf(schema: SchemaObject | undefined, words: SchemaWords): Html {
  if (schema === undefined) return html`${words.anyValue}`;
  if (schema.$ref !== undefined) return link(schema.$ref);
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.enum !== undefined) return html`${words.oneOf} ${listed(schema.enum.map((one) => String(one)))}`;
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices !== undefined) return joined(choices.map((one) => kindOf(one, words)));
  const types = (Array.isArray(schema.type) ? schema.type : [schema.type]) as readonly (string | undefined)[];
  return joined(types.map((type) => kindOfType(type, schema, words)));
}

function kindOfType(type: string | undefined, schema: SchemaObject, words: SchemaWords): Html {
  if (type === undefined) return html`${words.anyValue}`;
  if (type === 'array') return html`${words.listOf} ${kindOf(schema.items, words)}`;
  const from = schema.minimum === undefined || Math.abs(schema.minimum) > 2 ** 50 ? '' : schema.minimum;
  const to = schema.maximum === undefined || Math.abs(schema.maximum) > 2 ** 50 ? '' : schema.maximum;
  const range = from === '' && to === '' ? '' : ` ${from}…${to}`;
  return html`${schema.format ?? type}${range}`;
}

function link(ref: string): Html {
  const name = ref.split('/').at(-1) ?? '';
  return html`<a href="#shape-${name}">${name}</a>`;
}

function listed(values: readonly string[]): Html {
  return joined(
    values.map((value) => html`<code>${value}</code>`),
    ' ',
  );
}

function joined(parts: readonly Html[], between = ' · '): Html {
  return html`${parts.map((part, index) => (index === 0 ? part : html`${between}${part}`))}`;
}

/** The keys of an object, and of the objects in it. Null: it has none. */
export function keysOf(schema: SchemaObject | undefined, words: SchemaWords, depth = 0): Html | null {
  const properties = schema?.properties ?? schema?.items?.properties;
  const required = schema?.required ?? schema?.items?.required ?? [];
  if (properties === undefined || depth > DEEPEST) return null;
  const rows = Object.entries(properties).map(([name, value]) => {
    const isRequired = required.includes(name);
    return html`<li><code>${name}</code> <span class="kind">${kindOf(value, words)}</span>${
      isRequired ? null : html` <span class="kind">?</span>`
    }${noteOf(value, words)}${keysOf(inner(value), words, depth + 1)}</li>`;
  });
  return html`<ul class="tree">${rows}</ul>`;
}

/** What is worth opening up: not what has a name, for it is told elsewhere. */
function inner(schema: SchemaObject): SchemaObject | undefined {
  if (schema.$ref !== undefined) return undefined;
  return (schema.anyOf ?? schema.oneOf)?.find((one) => one.properties !== undefined) ?? schema;
}

/** What is said of a value beside its kind. */
export function noteOf(schema: SchemaObject | undefined, words: SchemaWords): Html | null {
  const notes = [
    schema?.description,
    schema?.default === undefined ? undefined : `${words.byDefault} ${String(schema.default)}`,
    schema?.example === undefined ? undefined : `e.g. ${String(schema.example)}`,
  ].filter((note) => note !== undefined);
  return notes.length === 0 ? null : html` <span class="kind">— ${notes.join(' · ')}</span>`;
}
