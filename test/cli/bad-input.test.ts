import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderOf, jsonLines, leewayWarm as leeway, TRACE } from './leeway.ts';
import { AGREEMENT, AS_OF, EVENTS } from './story.ts';

const deep = `leeway: 1\nkind: sla\nid: ${'['.repeat(1000)}`;
const bomb = `leeway: 1\nkind: sla\na: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
  .split('')
  .map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`)
  .join('\n')}\n`;

/** Agreements that are none: what is wrong, the text, what the answer must name. */
const AGREEMENTS: readonly (readonly [string, string | Buffer, RegExp])[] = [
  ['malformed YAML', AGREEMENT.replace('parties:', 'parties: {'), /bad\.yaml:\d+:\d+/],
  [
    'an unknown key, with the one that was meant',
    AGREEMENT.replace('language: fr', 'langage: fr'),
    /bad\.yaml:7:1[\s\S]*language/,
  ],
  ['impossible hours', AGREEMENT.replace('08:00-17:00', '08:00-25:00'), /bad\.yaml:16:\d+[\s\S]*25:00/],
  ['a calendar that never opens', AGREEMENT.replace('mon-fri: [ "08:00-17:00" ]', 'mon-fri: []'), /bad\.yaml:\d+:\d+/],
  ['a thousand open brackets', deep, /bad\.yaml:3:\d+/],
  ['aliases that multiply', bomb, /bad\.yaml:\d+:\d+/],
  [
    'a key `__proto__`',
    AGREEMENT.replace('targets:', '__proto__: { polluted: true }\ntargets:'),
    /bad\.yaml:22:1[\s\S]*__proto__/,
  ],
  [
    'bytes that are not UTF-8',
    Buffer.concat([Buffer.from(AGREEMENT), Buffer.from([0x23, 0xff, 0xfe, 0x0a])]),
    /bad\.yaml:\d+:\d+/,
  ],
  ['more than an agreement may have', `${AGREEMENT}# ${'x'.repeat(700_000)}\n`, /bad\.yaml/],
  ['nothing', '', /bad\.yaml/],
  ['JSON that breaks off', '{"leeway": 1, "kind": "sla"', /bad\.yaml:1:\d+/],
];

describe('a text that is no agreement ends with 1 and is told with file, line and a way out', () => {
  it.each(AGREEMENTS)('%s', async (_case, text, named) => {
    const folder = folderOf({ 'bad.yaml': text });
    const told = await leeway(['check', 'bad.yaml'], { cwd: folder.path });
    const asJson = await leeway(['check', 'bad.yaml', '--json'], { cwd: folder.path });
    folder.remove();
    expect(told.out).toMatch(named);
    expect(told.out).toMatch(/error\[LW\d{3}\]/);
    expect(told.out).toContain('= help: ');
    expect(told.out + told.err).not.toMatch(TRACE);
    const document = JSON.parse(asJson.out) as { ok: boolean; diagnostics: { level: string; help: string | null }[] };
    expect(document.ok).toBe(false);
    expect(document.diagnostics.some((each) => each.level === 'error' && (each.help ?? '') !== '')).toBe(true);
    expect([told.code, asJson.code]).toEqual([1, 1]);
  });
});

const line = (over: object) =>
  JSON.stringify({
    specversion: '1.0',
    id: 'x1',
    source: 'helpdesk',
    type: 'ticket.opened',
    subject: 'INC-9',
    time: '2026-03-16T08:00:00Z',
    data: { customer: 'boreal', priority: 'P2' },
    ...over,
  });

/** Lines that are no events, put after the story's nine lines: they are told as line 10, and the nine still count. */
const LINES: readonly (readonly [string, string | Buffer])[] = [
  ['a line that breaks off', '{"specversion":"1.0","id":"x1","sour\n'],
  ['a line that is no JSON', 'ticket opened\n'],
  ['a line that is no object', '[1, 2]\n'],
  ['an event without an instant', `${line({ time: undefined })}\n`],
  ['an event of the far past', `${line({ time: '1066-10-14T09:00:00Z' })}\n`],
  ['an event of the far future', `${line({ time: '9999-12-31T23:59:59Z' })}\n`],
  ['bytes that are not UTF-8', Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}\n')])],
];

describe('a line that is no event is told with file and line, and the rest is judged', () => {
  const folder = folderOf({ 'a.yaml': AGREEMENT });
  afterAll(folder.remove);

  it.each(LINES)('%s', async (_case, bad) => {
    const events = folderOf({ 'e.jsonl': Buffer.concat([Buffer.from(EVENTS), Buffer.from(bad)]) });
    const args = ['evaluate', '--agreement', join(folder.path, 'a.yaml'), '--events', 'e.jsonl', '--as-of', AS_OF];
    const told = await leeway(args, { cwd: events.path });
    const asJson = await leeway([...args, '--json'], { cwd: events.path });
    events.remove();
    expect(told.err).toContain('e.jsonl:10');
    expect(told.out + told.err).not.toMatch(TRACE);
    const document = JSON.parse(asJson.out) as {
      clocks: unknown[];
      diagnostics: { file: string; line: number; help: string | null }[];
    };
    expect(document.clocks).toHaveLength(4);
    const diagnostic = document.diagnostics.find((each) => each.file === 'e.jsonl');
    expect(diagnostic).toMatchObject({ line: 10 });
    expect(diagnostic?.help ?? '').not.toBe('');
    expect([told.code, asJson.code]).toEqual([1, 1]);
  });

  it('a second event of one id with other content is told, and the first counts', async () => {
    const twice = `${EVENTS}${line({ id: 'e4', type: 'ticket.resolved', subject: 'INC-1', time: '2026-03-16T16:00:00Z', data: {} })}\n`;
    const args = ['evaluate', '--agreement', join(folder.path, 'a.yaml'), '--events', '-', '--as-of', AS_OF, '--json'];
    const ran = await leeway(args, { input: twice });
    const document = JSON.parse(ran.out) as {
      clocks: { ticket: string; stoppedAt: string }[];
      diagnostics: { message: string }[];
    };
    expect(document.clocks[0]).toMatchObject({ ticket: 'INC-1', stoppedAt: '2026-03-16T14:00:00Z' });
    expect(document.diagnostics.some((each) => each.message.includes('e4'))).toBe(true);
  });

  it('takes `__proto__` in an event for a field like any other', async () => {
    const odd = `${EVENTS}${line({ id: 'x2' }).replace('"customer"', '"__proto__":{"priority":"P1"},"customer"')}\n`;
    const args = ['evaluate', '--agreement', join(folder.path, 'a.yaml'), '--events', '-', '--as-of', AS_OF, '--json'];
    const ran = await leeway(args, { input: odd });
    const document = JSON.parse(ran.out) as { clocks: { ticket: string; measure: string }[] };
    const clocks = document.clocks.filter((clock) => clock.ticket === 'INC-9').map((clock) => clock.measure);
    expect(clocks).toEqual(['resolution']);
    expect(ran.err).not.toMatch(TRACE);
  });

  it('a line of 200 MB is told, and costs no memory', async () => {
    const piece = Buffer.alloc(1 << 20, 'x');
    function* huge() {
      yield Buffer.from(`${EVENTS}{"id":"`);
      for (let i = 0; i < 200; i += 1) yield piece;
      yield Buffer.from('"}\n');
    }
    const args = ['evaluate', '--agreement', join(folder.path, 'a.yaml'), '--events', '-', '--as-of', AS_OF, '--json'];
    const ran = await leeway(args, { input: huge(), env: { NODE_OPTIONS: '--max-old-space-size=96' } });
    const document = JSON.parse(ran.out) as {
      clocks: unknown[];
      diagnostics: { line: number | null; level: string }[];
    };
    expect(document.clocks).toHaveLength(4);
    expect(document.diagnostics.filter((each) => each.level === 'error')).toMatchObject([{ line: 10 }]);
    expect(ran.code).toBe(1);
  });

  it('no events at all are judged to nothing, without a miss', async () => {
    const args = ['evaluate', '--agreement', join(folder.path, 'a.yaml'), '--events', '-', '--as-of', AS_OF, '--json'];
    const ran = await leeway(args, { input: '' });
    expect(JSON.parse(ran.out)).toMatchObject({ clocks: [], noCommitment: [] });
    expect(ran.code).toBe(0);
  });
});

describe('leeway check', () => {
  it('points at the mistake in its line, in French too', async () => {
    const folder = folderOf({ 'b.yaml': AGREEMENT.replace('measure: resolution', 'measure: resolutoin') });
    const english = await leeway(['check', 'b.yaml'], { cwd: folder.path });
    const french = await leeway(['check', 'b.yaml', '--lang', 'fr'], { cwd: folder.path });
    folder.remove();
    const shown = english.out.split('\n');
    const at = shown.findIndex((text) => text.includes('| ') && text.includes('resolutoin'));
    expect(shown[at + 1]?.indexOf('^')).toBe(shown[at]?.indexOf('resolutoin'));
    expect(french.out).toMatch(/erreur\[LW\d{3}\]\u202f: /);
    expect(french.out).toContain('resolution');
  });

  it('reads a folder, and says which files it passed over', async () => {
    const folder = folderOf({ 'a.yaml': AGREEMENT, 'notes.yaml': 'rows: tickets\n', 'e.jsonl': EVENTS });
    const ran = await leeway(['check', folder.path, '--json']);
    folder.remove();
    const document = JSON.parse(ran.out) as {
      files: { file: string; ok: boolean }[];
      passedOver: string[];
      ok: boolean;
    };
    expect(document.files).toMatchObject([{ file: join(folder.path, 'a.yaml'), agreement: 'boreal-or@3', ok: true }]);
    expect(document.passedOver).toEqual([join(folder.path, 'notes.yaml')]);
    expect({ ok: document.ok, code: ran.code }).toEqual({ ok: true, code: 0 });
  });

  it('expands a pattern that the shell left alone', async () => {
    const folder = folderOf({ 'a.yaml': AGREEMENT, 'b.yaml': AGREEMENT.replace('id: boreal-or', 'id: boreal-argent') });
    const ran = await leeway(['check', '*.yaml', '--json'], { cwd: folder.path });
    folder.remove();
    expect(JSON.parse(ran.out)).toMatchObject({ files: [{ file: 'a.yaml' }, { file: 'b.yaml' }] });
  });

  it('takes a base from beside the file, and from the standard agreements', async () => {
    const folder = folderOf({
      'boreal-or@3.yaml': AGREEMENT,
      'mine.yaml':
        'leeway: 1\nkind: sla\nextends: boreal-or@3\nid: mine\nversion: 1\ntargets: { resolution: { within: 4h } }\n',
      'standard.yaml': 'leeway: 1\nkind: sla\nextends: templates/msp-standard@2\nid: standard\nversion: 1\n',
      'lost.yaml': 'leeway: 1\nkind: sla\nextends: nowhere@1\nid: lost\nversion: 1\n',
    });
    const mine = await leeway(['check', 'mine.yaml', '--json'], { cwd: folder.path });
    const standard = await leeway(['check', 'standard.yaml', '--json'], { cwd: folder.path });
    const lost = await leeway(['check', 'lost.yaml'], { cwd: folder.path });
    folder.remove();
    expect(JSON.parse(mine.out)).toMatchObject({ ok: true, files: [{ agreement: 'mine@1' }] });
    expect(JSON.parse(standard.out)).toMatchObject({ ok: true, files: [{ agreement: 'standard@1' }] });
    expect(lost.out).toContain('nowhere@1');
    expect(lost.code).toBe(1);
  });
});

describe('leeway import csv', () => {
  const MAPPING = `mapping: 1
source: desk
table: { delimiter: "," }
timeZone: UTC
dates: [yyyy-mm-dd HH:MM]
rows: tickets
ticket: { column: number }
events:
  opened: { at: opened, data: { customer: { value: boreal }, priority: priority } }
  resolved: { at: resolved }
`;
  const CSV =
    'number,opened,resolved,priority\nINC-1,2026-03-12 08:00,2026-03-12 10:00,P1\nINC-2,yesterday,,P2\nINC-3,2026-03-12 09:00,,P2,too,many\n';

  it('gives events, tells each row it could not read with its line, and keeps it aside', async () => {
    const folder = folderOf({ 'm.yaml': MAPPING, 't.csv': CSV });
    const ran = await leeway(['import', 'csv', 't.csv', '--mapping', 'm.yaml', '--rejects', 'r.csv'], {
      cwd: folder.path,
    });
    const summary = await leeway(['import', 'csv', 't.csv', '--mapping', 'm.yaml', '--out', 'e.jsonl', '--json'], {
      cwd: folder.path,
    });
    const { readFileSync } = await import('node:fs');
    const rejects = readFileSync(join(folder.path, 'r.csv'), 'utf8');
    const written = readFileSync(join(folder.path, 'e.jsonl'), 'utf8');
    folder.remove();
    expect(jsonLines(ran.out)).toMatchObject([
      {
        type: 'ticket.opened',
        subject: 'INC-1',
        time: '2026-03-12T08:00:00Z',
        data: { customer: 'boreal', priority: 'P1' },
      },
      { type: 'ticket.resolved', subject: 'INC-1', time: '2026-03-12T10:00:00Z' },
    ]);
    expect(ran.err).toContain('t.csv:3');
    expect(ran.err).toContain('t.csv:4');
    expect(
      rejects
        .split('\n')
        .slice(1, 3)
        .map((row) => row.split(',')[0]),
    ).toEqual(['3', '4']);
    expect(JSON.parse(summary.out)).toMatchObject({ rows: 3, rejected: 2, tickets: 1, events: 2 });
    expect(written).toBe(ran.out);
    expect([ran.code, summary.code]).toEqual([1, 1]);
  });

  it('refuses a mapping with a mistake, with its line', async () => {
    const folder = folderOf({ 'm.yaml': MAPPING.replace('rows: tickets', 'rows: tikets'), 't.csv': CSV });
    const ran = await leeway(['import', 'csv', 't.csv', '--mapping', 'm.yaml', '--out', 'e.jsonl'], {
      cwd: folder.path,
    });
    folder.remove();
    expect(ran.err).toContain('m.yaml:6');
    expect(ran.err).toContain('tickets');
    expect({ code: ran.code, out: ran.out }).toEqual({ code: 1, out: '' });
  });
});

describe('agreements that can not stand side by side', () => {
  it('two that tie are an error of the check, and of no ticket a silent choice', async () => {
    const folder = folderOf({
      'a.yaml': AGREEMENT,
      'b.yaml': AGREEMENT.replace('id: boreal-or', 'id: boreal-bis'),
      'e.jsonl': EVENTS,
    });
    const checked = await leeway(['check', 'a.yaml', 'b.yaml'], { cwd: folder.path });
    const args = ['evaluate', '--agreement', 'a.yaml', 'b.yaml', '--events', 'e.jsonl', '--as-of', AS_OF];
    const judged = await leeway([...args, '--json'], { cwd: folder.path });
    const told = await leeway(args, { cwd: folder.path });
    folder.remove();
    expect(checked.out).toMatch(/error\[LW\d{3}\]/);
    const document = JSON.parse(judged.out) as { noCommitment: { reason: string }[]; diagnostics: { level: string }[] };
    expect(document.noCommitment.map((each) => each.reason)).toContain('ambiguousAgreement');
    expect(document.diagnostics.some((each) => each.level === 'error')).toBe(true);
    expect(told.err).toMatch(/error\[LW\d{3}\]/);
    expect([checked.code, judged.code, told.code]).toEqual([1, 1, 1]);
  });
});
