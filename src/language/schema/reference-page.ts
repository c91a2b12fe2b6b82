import { AGREEMENT, FORMAT_VERSION } from '../grammar/agreement-shape.ts';
import type { Assumption, Form, RecordForm } from '../grammar/form.ts';
import { flowText } from '../shape/assume.ts';
import { exampleOf } from '../shape/example.ts';

/** The reference of the agreement format as Markdown: every section and key, made from the grammar. */
export function referencePage(): string {
  const records = recordsOf(AGREEMENT.form);
  const parts = records.map((record) => section(record));
  return [
    '# The agreement file, key by key',
    '',
    `Format ${FORMAT_VERSION}. Made from the grammar the reader reads by (\`node scripts/build-schema.mjs\`); the JSON Schema in \`schema/\` says the same to editors.`,
    'YAML 1.2 or JSON. Keys in canonical order; **bold** keys must be there (an agreement that extends a base may leave to it what the base says, and removes what it says with `null`). *Slanted* keys should be: what is assumed without them stands behind, and is told as a warning (`LW138`).',
    'A *text* is one string for both languages or `{ fr: "…", en: "…" }`. Ids begin with a letter or a figure and hold letters, figures, `-`, `_`, `.` and spaces; those that are whole numbers come first, in ascending order. A list of one item may be written without its brackets. A number where a text or an id is meant is the text as it stands.',
    'Durations: `30m`, `1h30m`, `8h` (service time), `2bd`, `end of 1bd`, `45m real`. Lengths of terms: `90d`, `2w`, `3mo`, `1y`. Amounts: `1250.00 EUR`. Shares: `99.9%`. A number without its unit is an error.',
    '',
    '`extends` takes another agreement as its base: maps are laid over it key by key, lists and single values replace what the base says, `null` removes it. `id`, `version`, `effective`, `signed` and `reference` are never inherited. Of a target that comes from a base, what is asked of many tickets (`attainment`, `allow` …) must be removed before another takes its place.',
    "A level's own figures for a target (`levels.premium.targets.p1-response`) hold for tickets of that level; what they ask of many tickets replaces what the target asks. The calendars `always` and `24x7` need not be listed; their service days are those of the agreement's zone.",
    'A printed agreement stands alone: `basedOn` names what `extends` named.',
    '',
    ...parts,
  ].join('\n');
}

/** Every record, the whole first, each once and in the order in which it is first used. */
function recordsOf(top: Form): readonly RecordForm[] {
  const found = new Map<string, RecordForm>();
  const walk = (form: Form): void => {
    if (form.kind === 'record') {
      if (found.has(form.name)) return;
      found.set(form.name, form);
      for (const field of Object.values(form.fields)) walk(field.form);
    } else if (form.kind === 'map' || form.kind === 'list') walk(form.of);
    else if (form.kind === 'choice') for (const option of form.options) walk(option.form);
  };
  walk(top);
  return [...found.values()];
}

function section(record: RecordForm): string {
  const rows = Object.entries(record.fields).map(([key, field]) => {
    const assumption = field.assumed === undefined ? '' : ` Assumed: ${assumptionText(field.assumed)}.`;
    const name = field.required ? `**\`${key}\`**` : field.assumed ? `*\`${key}\`*` : `\`${key}\``;
    return `| ${name} | ${cell(kindOf(field.form))} | ${cell(`${field.doc}${assumption}`)} |`;
  });
  const apart = record.exclusive.map((keys) => `At most one of ${codes(keys)}.\n`);
  const needed = record.needed.map((keys) => `At least one of ${codes(keys)}.\n`);
  return [`## ${record.name}`, '', '| key | value | meaning |', '|---|---|---|', ...rows, '', ...apart, ...needed].join(
    '\n',
  );
}

function assumptionText(assumption: Assumption): string {
  switch (assumption.kind) {
    case 'id':
      return 'the id';
    case 'firstDay':
      return '`effective`, else `1970-01-01`';
    case 'termFromFirstDay':
      return 'from `effective`, else from `1970-01-01`, without end';
    default:
      return `\`${flowText(assumption.value)}\``;
  }
}

function codes(keys: readonly string[]): string {
  return keys.map((key) => `\`${key}\``).join(', ');
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|');
}

function kindOf(form: Form): string {
  switch (form.kind) {
    case 'record':
      return `[${form.name}](#${form.name.toLowerCase()})`;
    case 'map':
      return form.refs === undefined
        ? `by ${keyKind(form.key)}: ${kindOf(form.of)}`
        : `by id of a ${form.refs}: ${kindOf(form.of)}`;
    case 'list':
      return `${form.orOne ? 'one or a list of' : 'list of'} ${kindOf(form.of)}`;
    case 'choice':
      return [...new Set(form.options.map((option) => kindOf(option.form)))].join(' or ');
    case 'word':
      return codes(form.words);
    case 'ref':
      return `id of a ${form.to}`;
    case 'whole':
      return form.least === form.most ? `\`${form.least}\`` : `whole number, ${form.least} to ${form.most}`;
    case 'decimal':
      return `number, ${form.least} to ${form.most}`;
    case 'scalar':
      return `\`${exampleOf(form)}\``;
    case 'flag':
      return '`true` or `false`';
    case 'line':
      return 'string';
    default:
      return form.kind;
  }
}

function keyKind(key: string): string {
  return key === 'dayKey' ? 'day' : key === 'dateKey' ? 'date' : key === 'boundPath' ? 'path' : 'id';
}
