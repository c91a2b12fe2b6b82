import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
// @ts-expect-error a script of the repository, without types
import { generatedFiles } from '../../scripts/build-schema.mjs';
import { EVENT_SHAPES, parseEvent } from '../../src/core/event/index.ts';
import { CATALOGUE, readAgreement } from '../../src/language/index.ts';
import { baseFor, EXAMPLES, textOf } from './examples.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const good = read('test/language/good/complete.yaml');
const ajv = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: false,
  allowUnionTypes: true,
});
const validAgreement = ajv.compile(JSON.parse(read('schema/agreement.v1.json')));
const validEvent = ajv.compile(JSON.parse(read('schema/event.v1.json')));

/** What a text of an agreement lacks only until its base is there. */
const LEFT_TO_THE_BASE = new Set(['missingKey', 'oneKeyNeeded', 'textWithoutLanguage']);

function structureErrors(text: string): readonly string[] {
  const { diagnostics } = readAgreement(text, { file: 'a.yaml', resolve: baseFor });
  const extending = /^extends:/m.test(text);
  return diagnostics
    .filter(({ messageKey, level }) => CATALOGUE[messageKey].stage === 'structure' && level === 'error')
    .filter(({ messageKey, file }) => file === 'a.yaml' && !(extending && LEFT_TO_THE_BASE.has(messageKey)))
    .map(({ code }) => code);
}

/** Examples whose YAML itself is sound, so that a schema can look at them. */
const corpus = Object.entries(EXAMPLES)
  .filter(([name]) => CATALOGUE[name as keyof typeof CATALOGUE].stage !== 'text')
  .map(([name, example]) => [name, textOf(example, good)] as const);

describe('what is made from the grammar', () => {
  it('is up to date: run `node scripts/build-schema.mjs` after a change', async () => {
    const files: { readonly [path: string]: string } = await generatedFiles();
    for (const [path, contents] of Object.entries(files)) expect(read(path) === contents, path).toBe(true);
  });
});

describe('the JSON Schema of agreements', () => {
  it('accepts the faultless agreement', () => expect(validAgreement(parse(good))).toBe(true));
  it.each(corpus)('agrees with the reader on the example of %s', (_, text) => {
    expect(validAgreement(parse(text))).toBe(structureErrors(text).length === 0);
  });
  it.each(readdirSync(new URL('templates/', root)).filter((file) => file.endsWith('.yaml')))(
    'accepts the template %s, as the reader does',
    (file) => {
      const text = read(`templates/${file}`);
      expect(structureErrors(text)).toEqual([]);
      expect(validAgreement(parse(text))).toBe(true);
    },
  );
  it('lets an agreement leave to its base what the base says, and remove it with null', () => {
    const part = {
      leeway: 1,
      id: 'a',
      version: 1,
      extends: 'templates/msp-standard@2',
      targets: { 'p1-response': null, other: { within: '2h' } },
    };
    expect(validAgreement(part)).toBe(true);
    expect(validAgreement({ ...part, extends: undefined })).toBe(false);
    expect(validAgreement({ ...part, targets: { other: { within: 2 } } })).toBe(false);
  });
  it('agrees with the reader on a small agreement with one section exchanged', () => {
    const plain = parse(good) as { readonly [key: string]: unknown };
    const odd = [null, true, 7, -1, 0.5, '', ' ', 'x', '5%', '4h', '10.00 EUR', '2026-01-01', [], ['x'], {}, { x: 1 }];
    const needed = ['leeway', 'id', 'parties'];
    const small = Object.fromEntries(needed.map((key) => [key, plain[key]]));
    const disagreements: string[] = [];
    for (const key of Object.keys(plain)) {
      for (const value of odd) {
        const text = JSON.stringify({ ...small, [key]: value });
        if (validAgreement(JSON.parse(text)) !== (structureErrors(text).length === 0))
          disagreements.push(`${key}: ${JSON.stringify(value)}`);
      }
    }
    expect(disagreements).toEqual([]);
  });
});

describe('the JSON Schema of events', () => {
  const opened = {
    specversion: '1.0',
    id: 'e1',
    source: 'desk',
    type: 'ticket.opened',
    subject: 'T',
    time: '2026-03-12T08:00:00Z',
  };
  const samples: object[] = [...EVENT_SHAPES.values()].flatMap(({ type, fields, required, oneRequired }) => {
    const sampleOf = (name: string) => {
      const field = fields.get(name);
      if (field?.kind === 'flag') return true;
      if (field?.kind === 'number') return 5;
      if (field?.kind === 'texts') return ['a'];
      if (field?.kind === 'instant') return '2026-03-12T09:00:00+01:00';
      return field?.kind === 'oneOf' ? field.values[0] : 'x';
    };
    const whole = Object.fromEntries([...fields.keys()].map((name) => [name, sampleOf(name)]));
    const without = [...required, ...oneRequired].map((name) => ({
      ...opened,
      type,
      data: { ...whole, [name]: null },
    }));
    const wrong = [...fields.keys()].map((name) => ({ ...opened, type, data: { ...whole, [name]: { odd: 1 } } }));
    return [
      { ...opened, type, data: whole },
      { ...opened, type },
      { ...opened, type, subject: undefined, data: whole },
      ...without,
      ...wrong,
    ];
  });
  const envelopes: object[] = [
    opened,
    { ...opened, time: '2026-03-12' },
    { ...opened, id: 4 },
    { ...opened, id: '' },
    { ...opened, sequence: 3 },
    { ...opened, sequence: {} },
    { ...opened, data: [] },
    { ...opened, data: { colour: 'kept' } },
    { ...opened, type: 'ticket.sang' },
    { ...opened, recordedat: 'yesterday' },
    {},
  ];
  it('agrees with the reading of events on every type and field', () => {
    const disagreements = [...samples, ...envelopes]
      .map((event) => JSON.parse(JSON.stringify(event)) as unknown)
      .filter((event) => validEvent(event) !== 'event' in (parseEvent(event) as object));
    expect(disagreements).toEqual([]);
  });
});
