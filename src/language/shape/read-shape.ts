import type { DiagnosticName } from '../diagnostics/catalogue.ts';
import type { Facts } from '../diagnostics/problem.ts';
import { nearestWord } from '../diagnostics/suggest.ts';
import type { ChoiceOption, Form } from '../grammar/form.ts';
import type { Located, LocatedEntry, LocatedMap, LocatedScalar, Path, Place } from '../source/located.ts';
import { assumedValue, flowText, wayToWrite } from './assume.ts';
import { exampleOf } from './example.ts';
import { readScalar } from './read-scalar.ts';
import { nameOf, type PlainValue, type Reading, UNREADABLE, type Unreadable } from './reading.ts';

/**
 * The canonical plain value of what was written, by a form. Problems go to the reading; what has one is left out of
 * the value, and a record that misses a key it must have is unreadable as a whole, so that later checks can trust
 * every value they see.
 */
export function readShape(node: Located, form: Form, path: Path, reading: Reading): PlainValue | Unreadable {
  const value = readForm(node, form, path, reading);
  if (value === UNREADABLE) reading.unread.push(path);
  return value;
}

function readForm(node: Located, form: Form, path: Path, reading: Reading): PlainValue | Unreadable {
  switch (form.kind) {
    case 'record':
      return node.kind === 'map' ? readRecord(node, form, path, reading) : wrongKind(node, form, path, reading);
    case 'map':
      return node.kind === 'map' ? readMap(node, form, path, reading) : wrongKind(node, form, path, reading);
    case 'list':
      return readList(node, form, path, reading);
    case 'text':
      return readText(node, form, path, reading);
    case 'choice':
      return readChoice(node, form.options, path, reading);
    default:
      return node.kind === 'scalar' ? readScalar(node, form, path, reading) : wrongKind(node, form, path, reading);
  }
}

function readRecord(
  node: LocatedMap,
  form: Form & { kind: 'record' },
  path: Path,
  reading: Reading,
): PlainValue | Unreadable {
  const found = new Map<string, PlainValue>();
  const present = new Map<string, LocatedEntry>();
  let whole = true;
  for (const entry of node.entries) {
    const field = form.fields[entry.key];
    if (!Object.hasOwn(form.fields, entry.key) || field === undefined) {
      unknownKey(entry, form, path, reading);
      continue;
    }
    if (isNothing(entry.value)) {
      nothing(entry, path, reading);
      continue;
    }
    present.set(entry.key, entry);
    const value = readShape(entry.value, field.form, [...path, entry.key], reading);
    if (value !== UNREADABLE) found.set(entry.key, value);
    else if (field.required || field.assumed !== undefined) whole = false;
  }
  whole = absentKeys(node, form, path, { present, found }, reading) && whole;
  whole = keyRules(node, form, path, present, reading) && whole;
  if (!whole && path.length > 0 && !reading.partial) return UNREADABLE;
  return Object.fromEntries(
    Object.keys(form.fields).flatMap((key) => (found.has(key) ? [[key, found.get(key) as PlainValue]] : [])),
  );
}

interface KeysFound {
  readonly present: ReadonlyMap<string, LocatedEntry>;
  readonly found: Map<string, PlainValue>;
}

/** Says which keys are missing, and puts in what is assumed; false when one is missing that an item can not do without. */
function absentKeys(
  node: LocatedMap,
  form: Form & { kind: 'record' },
  path: Path,
  { present, found }: KeysFound,
  reading: Reading,
): boolean {
  let whole = true;
  for (const [key, field] of Object.entries(form.fields)) {
    if (present.has(key)) continue;
    if (field.required) {
      whole = false;
      if (!reading.partial) missing(node, form, key, path, reading);
    } else if (field.assumed !== undefined && !reading.partial) {
      const value = assumedValue(field.assumed, found, path, reading);
      found.set(key, value);
      say(reading, 'assumed', heading(node, path, reading), {
        section: path.length === 0 ? '@this' : nameOf(path),
        key,
        value: flowText(value),
        written: wayToWrite(field, value),
      });
    }
  }
  return whole;
}

function missing(node: LocatedMap, form: Form & { kind: 'record' }, key: string, path: Path, reading: Reading): void {
  const field = form.fields[key];
  const facts = {
    section: sectionName(path, form.name),
    key,
    example: field === undefined ? '…' : exampleOf(field.form),
  };
  say(reading, key === 'leeway' ? 'missingFormatVersion' : 'missingKey', heading(node, path, reading), facts);
}

/** Keys that exclude each other, and keys of which one is needed. */
function keyRules(
  node: LocatedMap,
  form: Form & { kind: 'record' },
  path: Path,
  present: ReadonlyMap<string, LocatedEntry>,
  reading: Reading,
): boolean {
  let kept = true;
  for (const keys of form.exclusive) {
    const given = keys.filter((key) => present.has(key));
    const last = present.get(given.at(-1) ?? '');
    if (given.length < 2 || last === undefined) continue;
    kept = false;
    say(reading, 'exclusiveKeys', last.keyPlace, {
      section: sectionName(path, form.name),
      keys: given,
      last: last.key,
    });
  }
  for (const keys of form.needed) {
    if (reading.partial || keys.some((key) => present.has(key))) continue;
    kept = false;
    say(reading, 'oneKeyNeeded', heading(node, path, reading), { section: sectionName(path, form.name), keys });
  }
  return kept;
}

function readMap(node: LocatedMap, form: Form & { kind: 'map' }, path: Path, reading: Reading): PlainValue {
  const values: [string, PlainValue][] = [];
  for (const entry of node.entries) {
    const keyNode: LocatedScalar = { kind: 'scalar', place: entry.keyPlace, value: entry.key, raw: entry.key };
    const key = readScalar(keyNode, { kind: 'scalar', scalar: form.key }, path, reading);
    if (form.refs !== undefined) reading.refs.push({ to: form.refs, id: entry.key, place: entry.keyPlace });
    if (isNothing(entry.value)) {
      nothing(entry, path, reading);
      continue;
    }
    const value = readShape(entry.value, form.of, [...path, entry.key], reading);
    if (value !== UNREADABLE && key !== UNREADABLE) values.push([entry.key, value]);
  }
  const read = Object.fromEntries(values);
  // Objects keep keys that are whole numbers apart, in front; whoever wrote another order should know.
  const keys = Object.keys(read);
  const [first = ''] = keys;
  if (form.key === 'id' && keys.some((key, index) => key !== values[index]?.[0]))
    say(reading, 'numbersFirst', reading.keyPlace(path), { key: nameOf(path), first });
  return read;
}

function readList(node: Located, form: Form & { kind: 'list' }, path: Path, reading: Reading): PlainValue | Unreadable {
  if (node.kind !== 'list') {
    if (!form.orOne) return wrongKind(node, form, path, reading);
    const value = readShape(node, form.of, path, reading);
    return value === UNREADABLE ? UNREADABLE : [value];
  }
  if (node.items.length < form.least) {
    say(reading, 'emptyList', node.place, { key: nameOf(path) });
    return UNREADABLE;
  }
  const values = node.items.map((item, index) => readShape(item, form.of, [...path, index], reading));
  const read = values.filter((value) => value !== UNREADABLE);
  return read.length < values.length && read.length < form.least ? UNREADABLE : read;
}

function readText(node: Located, form: Form, path: Path, reading: Reading): PlainValue | Unreadable {
  if (node.kind === 'scalar') return readScalar(node, { kind: 'line' }, path, reading);
  if (node.kind === 'list') return wrongKind(node, form, path, reading);
  const texts = new Map<string, PlainValue>();
  for (const entry of node.entries) {
    if (entry.key !== 'fr' && entry.key !== 'en') {
      say(reading, 'unknownKey', entry.keyPlace, {
        key: entry.key,
        section: nameOf(path),
        allowed: ['fr', 'en'],
        suggestion: nearestWord(entry.key, ['fr', 'en']),
      });
    } else {
      const value = readShape(entry.value, { kind: 'line' }, [...path, entry.key], reading);
      texts.set(entry.key, value === UNREADABLE ? '' : value);
    }
  }
  const fr = texts.get('fr');
  const en = texts.get('en');
  if (fr === undefined && en === undefined) {
    if (!reading.partial) say(reading, 'textWithoutLanguage', node.place, { key: nameOf(path) });
    return UNREADABLE;
  }
  return { ...(fr === undefined ? {} : { fr }), ...(en === undefined ? {} : { en }) };
}

function readChoice(
  node: Located,
  options: readonly ChoiceOption[],
  path: Path,
  reading: Reading,
): PlainValue | Unreadable {
  const kind = kindOf(node);
  const exact = options.filter((option) => option.on === kind);
  // A number where only a text is meant is that text.
  const fitting = exact.length === 0 && kind === 'number' ? options.filter((option) => option.on === 'text') : exact;
  const keys = node.kind === 'map' ? new Set(node.entries.map((entry) => entry.key)) : new Set<string>();
  const chosen =
    fitting.find((option) => option.key !== undefined && keys.has(option.key)) ??
    fitting.find((option) => option.key === undefined) ??
    fitting[0];
  if (chosen !== undefined) return readShape(node, chosen.form, path, reading);
  const [first] = options;
  return first === undefined ? UNREADABLE : wrongKind(node, first.form, path, reading);
}

function kindOf(node: Located): ChoiceOption['on'] {
  if (node.kind !== 'scalar') return node.kind;
  if (typeof node.value === 'number') return 'number';
  return typeof node.value === 'boolean' ? 'flag' : 'text';
}

function wrongKind(node: Located, form: Form, path: Path, reading: Reading): Unreadable {
  const found = node.kind !== 'scalar' ? `@${node.kind}` : node.value === null ? '@nothing' : `@${kindOf(node)}`;
  say(reading, 'wrongKind', node.place, {
    key: nameOf(path),
    expected: expectedOf(form),
    found,
    example: exampleOf(form),
  });
  return UNREADABLE;
}

function expectedOf(form: Form): string {
  switch (form.kind) {
    case 'record':
    case 'map':
      return '@map';
    case 'list':
      return '@list';
    case 'whole':
    case 'decimal':
      return '@number';
    case 'flag':
      return '@flag';
    case 'choice':
      return form.options[0] === undefined ? '@text' : expectedOf(form.options[0].form);
    default:
      return '@text';
  }
}

function unknownKey(entry: LocatedEntry, form: Form & { kind: 'record' }, path: Path, reading: Reading): void {
  const allowed = Object.keys(form.fields);
  say(reading, 'unknownKey', entry.keyPlace, {
    key: entry.key,
    section: sectionName(path, form.name),
    allowed,
    suggestion: nearestWord(entry.key, allowed),
  });
}

function isNothing(node: Located): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function nothing(entry: LocatedEntry, path: Path, reading: Reading): void {
  if (!reading.partial) say(reading, 'emptyValue', entry.keyPlace, { key: nameOf([...path, entry.key]) });
}

/** Where to say that something is missing from a map: at the key it stands under. */
function heading(node: LocatedMap, path: Path, reading: Reading): Place {
  return path.length === 0 ? { ...node.place, to: node.place.from } : reading.keyPlace(path);
}

function say(reading: Reading, name: DiagnosticName, place: Place, facts: Facts): void {
  reading.problems.push({ name, place, facts });
}

function sectionName(path: Path, name: string): string {
  return path.length === 0 ? sectionWord(name) : nameOf(path);
}

function sectionWord(name: string): string {
  return name === 'Agreement' ? '@top' : name;
}
