import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSourceMapping } from './read-source-mapping.ts';

const read = (text: string) => readSourceMapping({ file: 'm.yaml', text });
const GOOD = 'events: [ { type: outage.started, subject: service } ]';

/** What is said of a text: code, line and column, in English. */
const told = (text: string) =>
  read(text).diagnostics.map(({ code, line, column, message }) => `${code} ${line}:${column} ${message.en}`);
const helps = (text: string) => read(text).diagnostics.map(({ help }) => help?.en);

describe('a mapping that comes with the program', () => {
  const folder = join(import.meta.dirname, '../../../../mappings');
  it.each(readdirSync(folder))('%s reads without a word', (name) => {
    const { mapping, diagnostics } = read(readFileSync(join(folder, name), 'utf8'));
    expect(diagnostics).toEqual([]);
    expect(mapping?.events.length).toBeGreaterThan(0);
  });

  it('shows in its comments a mapping of a helpdesk that reads, too', () => {
    const lines = readFileSync(join(folder, 'generic.yaml'), 'utf8').split('\n');
    const from = lines.findIndex((line) => line.startsWith('# timeZone:'));
    const text = `mapping: 1\n${lines
      .slice(from)
      .map((line) => line.replace(/^# ?/, ''))
      .join('\n')}`;
    const { mapping, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(mapping?.events.map(({ fields }) => fields.get('type'))).toMatchObject([
      { value: 'ticket.opened' },
      { value: 'ticket.resolved' },
    ]);
  });
});

describe('a mapping as JSON', () => {
  it('is the same', () => {
    const asJson = JSON.stringify({ mapping: 1, events: [{ type: 'outage.started', subject: 'service' }] });
    const { mapping } = read(asJson);
    expect(mapping).toEqual(read(`{ mapping: 1, ${GOOD} }`).mapping);
    expect(mapping?.events[0]?.fields.get('subject')).toMatchObject({ kind: 'from', expression: 'service' });
  });
});

describe('a mistake in a mapping is told with its place and a way out', () => {
  it.each<[string, string, string, string]>([
    ['a key that is missing', GOOD, 'LW451 1:1 the mapping does not say “mapping”', 'add “mapping”'],
    [
      'a key nobody knows',
      `mapping: 1\n${GOOD}\neach_: x`,
      'LW452 3:1 a mapping has no “each_” here',
      'did you mean “each”?',
    ],
    [
      'an event’s key nobody knows',
      'mapping: 1\nevents:\n  - type: outage.started\n    subjekt: x',
      'LW452 4:5 a mapping has no “subjekt” here',
      'did you mean “subject”?',
    ],
    [
      'a value’s key nobody knows',
      'mapping: 1\nevents:\n  - { type: outage.started, subject: { form: x, from: y } }',
      'LW452 3:40 a mapping has no “form” here',
      'possible here: “from”, “values”, “otherwise”, “prefix”, “value”',
    ],
    [
      'events that are no list',
      'mapping: 1\nevents: { type: x }',
      'LW453 2:9 “events” must be a list',
      'see the mapping of examples/incident-log',
    ],
    ['another version', `mapping: 2\n${GOOD}`, 'LW454 1:10 “mapping” can not be “2”', 'did you mean “1”?'],
    [
      'another format',
      `mapping: 1\nformat: xml\n${GOOD}`,
      'LW454 2:9 “format” can not be “xml”',
      'choose one of “json”, “form”, “text”',
    ],
    [
      'no such time zone',
      `mapping: 1\ntimeZone: Europe/Pari\n${GOOD}`,
      'LW455 2:11 no time zone is called “Europe/Pari”',
      'write an IANA name, such as Europe/Paris or UTC',
    ],
    [
      'dates without a zone',
      `mapping: 1\ndates: iso\n${GOOD}`,
      'LW451 1:1 the mapping does not say “timeZone”',
      'add “timeZone”',
    ],
    [
      'no way of writing dates',
      `mapping: 1\ntimeZone: UTC\ndates: [ jj/mm ]\n${GOOD}`,
      'LW456 3:8 “jj/mm” is not a way of writing dates',
      'write iso, unix, unixMs, or a pattern such as d/m/yyyy HH:MM',
    ],
    [
      'a field that is almost one',
      'mapping: 1\nevents:\n  - { type: outage.started, subject: s, data: { stat: s } }',
      'LW458 3:49 no agreement looks at a field “stat” of this event',
      'did you mean “state”?',
    ],
    [
      'JSONata that is none',
      'mapping: 1\neach: "a[1"\nevents: [ { type: outage.started } ]',
      'LW461 2:10 this JSONata can not be read: Expected "]" before end of expression',
      'try it on a payload at try.jsonata.org; a text that is always the same is written { value: … }',
    ],
    [
      'a function nobody knows',
      'mapping: 1\nevents:\n  - { type: outage.started, subject: "$upercase(s)" }',
      'LW462 3:39 JSONata has no function “$upercase”',
      'did you mean “$uppercase”?',
    ],
    [
      'what differs each time',
      'mapping: 1\nevents:\n  - { type: outage.started, time: $now() }',
      'LW463 3:35 “$now” gives something else each time it is asked',
      'a payload that is read twice must say the same twice; leave “time” out for the instant of receipt',
    ],
    [
      'an expression without end',
      `mapping: 1\neach: ${'a'.repeat(4_001)}\n${GOOD}`,
      'LW464 2:7 “each” has more than 4000 characters',
      'cut it into several events',
    ],
    [
      'no event',
      'mapping: 1\nevents: []',
      'LW465 2:1 no event would ever be made',
      'add under “events” a list of { type: …, subject: …, data: { … } }',
    ],
    [
      'more events than anybody reads',
      `mapping: 1\nevents: [ ${'{ type: outage.started }, '.repeat(51)}]`,
      'LW468 2:1 “events” has more than 50 entries',
      'divide them between several sources',
    ],
    [
      'no such event',
      'mapping: 1\nevents: [ { type: outage.begun } ]',
      'LW466 2:19 no event is called “outage.begun”',
      'write ticket.opened, outage.started, check.observed …, or { from: … } where the payload says it',
    ],
    [
      'an event that is almost one',
      'mapping: 1\nevents: [ { type: outage.start } ]',
      'LW466 2:19 no event is called “outage.start”',
      'did you mean “outage.started”?',
    ],
    [
      'what people decide',
      'mapping: 1\nevents: [ { type: maintenance.announced } ]',
      'LW467 2:19 “maintenance.announced” is decided by people, not reported by a source',
      'leave it out; whoever may decide it does so in Leeway',
    ],
  ])('%s', (_, text, message, help) => {
    expect(told(text)).toEqual([message]);
    expect(helps(text)).toEqual([help]);
    for (const { message: said, help: way } of read(text).diagnostics) {
      expect(said.fr).not.toBe(said.en);
      expect(way?.fr).not.toBe(way?.en);
    }
  });

  it('is no mapping where anything errs, and one where something is only odd', () => {
    expect(read('mapping: 1\nevents: []').mapping).toBeNull();
    expect(read('mapping: 1\nevents:\n  - { type: outage.started, data: { stat: s } }').mapping).not.toBeNull();
  });

  it('is told beside all others, never only the first', () => {
    const text = 'mapping: 3\nformat: csv\neach: "(("\nevents:\n  - { type: nothing, when: "$nope()" }\n  - 7\n';
    expect(read(text).diagnostics.map(({ code }) => code)).toEqual([
      'LW454',
      'LW454',
      'LW461',
      'LW466',
      'LW462',
      'LW453',
    ]);
  });

  it('says in French what JSONata’s parser says', () => {
    const [first] = read('mapping: 1\neach: "a[1"\nevents: [ { type: outage.started } ]').diagnostics;
    expect(first?.message.fr).toBe(
      'cette expression JSONata est illisible\u202f: «\u00a0]\u00a0» attendu avant la fin',
    );
  });
});

describe('JSONata that is right', () => {
  it.each([
    '$map(alerts, function($a) { $uppercase($a.x) })',
    '($f := function($n) { $n <= 1 ? 1 : $n * $f($n - 1) }; $f(3))',
    'labels.severity in ["a", "b"] ? $substringBefore(x, "-") : $string(3)',
    'items ~> $filter(function($v, $i) { $i > 0 }) ~> $join(",")',
    'a.$sum(b) & /x(y)/i',
    '$payload.receiver',
  ])('%s', (expression) => {
    const text = `mapping: 1\nevents:\n  - type: outage.started\n    subject: ${JSON.stringify(expression)}\n`;
    expect(told(text)).toEqual([]);
  });
});

it('is never broken by a text, whatever stands in it', () => {
  const pieces = [
    'mapping',
    ': ',
    '1',
    '\n',
    'events',
    '[',
    ']',
    '{',
    '}',
    '- ',
    'type',
    '"',
    "'",
    '$',
    '(',
    'value',
    '&a',
    '*a',
    '|',
    '\t',
    '\u0000',
    '🦊',
    '#',
  ];
  let state = 7;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  for (let n = 0; n < 500; n++) {
    const text = Array.from({ length: 30 }, () => pieces[Math.floor(next() * pieces.length)]).join('');
    const { mapping, diagnostics } = read(next() < 0.5 ? `mapping: 1\n${text}` : text);
    expect(mapping !== null || diagnostics.length > 0).toBe(true);
  }
});
