import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { BIN, jsonLines, leewayWarm as leeway, TRACE } from './leeway.ts';

const PARIS = {
  timeZone: 'Europe/Paris',
  hours: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] },
  holidays: 'FR',
};
const add = (id: unknown, from: string, seconds: unknown, calendar: unknown = PARIS) =>
  JSON.stringify({ id, calendar, op: 'add', from, seconds });

describe('leeway calendar', () => {
  it('answers the example of the format exactly', async () => {
    const line =
      '{"id":"1","calendar":{"timeZone":"Europe/Paris","hours":{"mon-fri":["09:00-12:00","13:00-18:00"]},"holidays":"FR"},"op":"add","from":"2025-01-03T16:00:00Z","seconds":14400}\n';
    const ran = await leeway(['calendar', '--json'], { input: line });
    expect(ran).toEqual({ code: 0, out: '{"id":"1","result":"2025-01-06T11:00:00Z"}\n', err: '' });
  });

  it('answers every operation, in order, blank lines passed over, the last line without its line end too', async () => {
    const input = [
      JSON.stringify({
        id: 1,
        calendar: PARIS,
        op: 'between',
        from: '2025-01-03T16:00:00Z',
        to: '2025-01-06T11:00:00Z',
      }),
      '',
      JSON.stringify({ id: 2, calendar: PARIS, op: 'isOpen', at: '2025-01-03T11:00:00Z' }),
      '   ',
      JSON.stringify({ id: 3, calendar: PARIS, op: 'nextOpen', at: '2025-01-03T17:00:00Z' }),
      JSON.stringify({ id: 4, calendar: '24x7', op: 'add', from: '2025-01-03T16:00:00Z', seconds: 0.5 }),
    ].join('\r\n');
    const ran = await leeway(['calendar', '--json'], { input });
    expect(jsonLines(ran.out)).toEqual([
      { id: 1, result: 14_400 },
      { id: 2, result: false },
      { id: 3, result: '2025-01-06T08:00:00Z' },
      { id: 4, result: '2025-01-03T16:00:00.500Z' },
    ]);
    expect(ran.code).toBe(0);
  });

  it('answers a bad line with its error, goes on with the rest, and ends with 1', async () => {
    const input = [
      add('good', '2025-01-03T16:00:00Z', 3600),
      '{"id":"cut","op":"ad',
      add('negative', '2025-01-03T16:00:00Z', -1),
      add('no instant', 'yesterday', 1),
      add('far', '2025-01-03T16:00:00Z', 1e12),
      add('shut', '2025-01-03T16:00:00Z', 1, { hours: { mon: [] } }),
      '[]',
      add('last', '2025-01-03T16:00:00Z', 3600),
    ].join('\n');
    const ran = await leeway(['calendar', '--json'], { input });
    const answers = jsonLines(ran.out) as {
      id: unknown;
      result?: unknown;
      error?: { code: string; message: string };
    }[];
    expect(answers.map((answer) => answer.error?.code ?? answer.result)).toEqual([
      '2025-01-03T17:00:00Z',
      'badOp',
      'badOp',
      'badInstant',
      'beyondHorizon',
      'badCalendar',
      'badOp',
      '2025-01-03T17:00:00Z',
    ]);
    expect(answers.map((answer) => answer.id)).toEqual([
      'good',
      null,
      'negative',
      'no instant',
      'far',
      'shut',
      null,
      'last',
    ]);
    expect(ran.code).toBe(1);
    expect(ran.out + ran.err).not.toMatch(TRACE);
  });

  it('knows the holidays of a country that is not computed here', async () => {
    const calendar = { timeZone: 'Europe/Berlin', hours: { 'mon-sun': ['00:00-24:00'] }, holidays: 'DE' };
    const input = JSON.stringify({ id: 'unity', calendar, op: 'isOpen', at: '2026-10-03T10:00:00Z' });
    const ran = await leeway(['calendar', '--json'], { input });
    expect(jsonLines(ran.out)).toEqual([{ id: 'unity', result: false }]);
  });

  it('answers a line of 200 MB with an error, without holding it in memory', async () => {
    const piece = Buffer.alloc(1 << 20, 'x');
    function* huge() {
      yield Buffer.from('{"id":"huge","pad":"');
      for (let i = 0; i < 200; i += 1) yield piece;
      yield Buffer.from(`"}\n${add('after', '2025-01-03T16:00:00Z', 3600)}\n`);
    }
    const ran = await leeway(['calendar', '--json'], {
      input: huge(),
      env: { NODE_OPTIONS: '--max-old-space-size=64' },
    });
    const [first, second] = jsonLines(ran.out) as [{ error: { code: string; message: string } }, unknown];
    expect(first.error.message).toContain('line 1');
    expect(second).toEqual({ id: 'after', result: '2025-01-03T17:00:00Z' });
    expect(ran.code).toBe(1);
  });

  it('answers a line that is not UTF-8 with an error that names the line', async () => {
    const input = Buffer.concat([
      Buffer.from(`${add('a', '2025-01-03T16:00:00Z', 3600)}\n{"id":"`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`"}\n${add('b', '2025-01-03T16:00:00Z', 3600)}\n`),
    ]);
    const ran = await leeway(['calendar', '--json'], { input });
    const answers = jsonLines(ran.out) as { id: unknown; error?: { message: string } }[];
    expect(answers.map((answer) => answer.id)).toEqual(['a', null, 'b']);
    expect(answers[1]?.error?.message).toMatch(/line 2.*UTF-8/);
    expect(ran.code).toBe(1);
  });

  it('answers a line nested thousands deep with an error, and goes on', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const input = [
      `{"id":"id","calendar":"24x7","op":"isOpen","at":"2025-01-03T16:00:00Z","pad":${deep}}`,
      `{"id":"calendar","calendar":{"hours":${deep}},"op":"isOpen","at":"2025-01-03T16:00:00Z"}`,
      add('after', '2025-01-03T16:00:00Z', 3600),
    ].join('\n');
    const ran = await leeway(['calendar', '--json'], { input });
    const answers = jsonLines(ran.out) as { error?: { message: string } }[];
    expect(answers.map((answer) => answer.error?.message.includes('levels deep') ?? false)).toEqual([
      true,
      true,
      false,
    ]);
    expect(ran.code).toBe(1);
  });

  it('takes `__proto__` for a key like any other', async () => {
    const input = `{"id":"p","__proto__":{"op":"isOpen"},"calendar":"24x7","at":"2025-01-03T16:00:00Z"}\n${add('deep', '2025-01-03T16:00:00Z', 1, { hours: { mon: ['09:00-18:00'] }, __proto__: null })}`;
    const ran = await leeway(['calendar', '--json'], { input });
    expect(jsonLines(ran.out)[0]).toMatchObject({ id: 'p', error: { code: 'badOp' } });
  });

  it('tells a person the instant in the zone of the calendar, in English and in French', async () => {
    const input = add('INC-1', '2025-01-03T16:00:00Z', 14_400);
    const english = await leeway(['calendar'], { input });
    expect(english.out).toBe('INC-1  Mon 6 Jan 2025 12:00 (Europe/Paris)  2025-01-06T11:00:00Z\n');
    const french = await leeway(['calendar'], { input, env: { LANG: 'fr_FR.UTF-8' } });
    expect(french.out).toBe('INC-1  lun. 6 janv. 2025 12:00 (Europe/Paris)  2025-01-06T11:00:00Z\n');
  });

  it('ends quietly when the reader of its answers goes away', async () => {
    const child = spawn(process.execPath, [BIN, 'calendar', '--json']);
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.stdin.on('error', () => {});
    child.stdout.once('data', () => child.stdout.destroy());
    const lines = `${add('x', '2025-01-03T16:00:00Z', 3600)}\n`.repeat(2000);
    const timer = setInterval(() => child.stdin.write(lines), 5);
    const code = await new Promise((resolve) => child.on('close', resolve));
    clearInterval(timer);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
