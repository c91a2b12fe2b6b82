import { describe, expect, it } from 'vitest';
import { openLog } from './log.ts';

const SECRET = 'zibeline';

function written(asLines: boolean) {
  const lines: string[] = [];
  return { lines, log: openLog({ level: 'debug', asLines, write: (line) => lines.push(line) }) };
}

describe('the log', () => {
  it('is one JSON object a line, with its time', () => {
    const { lines, log } = written(false);
    log.info('request', { id: 'r-1', method: 'GET', route: '/api/v1/tickets/{ticket}', status: 200, ms: 3 });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      words: 'request',
      route: '/api/v1/tickets/{ticket}',
    });
    expect(JSON.parse(lines[0] ?? '').time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(lines[0]?.match(/\n/g)).toEqual(['\n']);
  });

  it.each([true, false])('can not be made to say a second line, to ring or to colour (short lines: %s)', (asLines) => {
    const { lines, log } = written(asLines);
    log.warn('odd\r\n2026-01-01 forged', { actor: 'a\u001b[31m\u0007\u009b1m\u2028\u202eb\u0000' });
    expect(lines).toHaveLength(1);
    const body = (lines[0] ?? '').slice(0, -1);
    expect([...body].filter((letter) => /[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/.test(letter))).toEqual([]);
  });

  it('tells a request in a terminal in one short line', () => {
    const { lines, log } = written(true);
    log.info('request', { id: 'r-1', method: 'GET', route: '/healthz', status: 200, ms: 3, actor: null });
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d {3}GET \/healthz 200 3 ms id=r-1\n$/);
  });

  it.each([
    ['JSON that does not parse', () => JSON.parse(`{"password": ${SECRET}}`)],
    ['a quoted value', () => fail(`invalid input syntax for type json: "${SECRET}"`)],
    ['a value in single quotes', () => fail(`Unexpected token '${SECRET}'`)],
    ['a quote that is never closed', () => fail(`expected "${SECRET}`)],
    ['an address with a password', () => fail(`connect postgres://leeway:${SECRET}@db/leeway failed`)],
    ['a token', () => fail(`no such token lw_${SECRET}${SECRET}0123456789abcdef`)],
    ['a mail address', () => fail(`unknown ${SECRET}@example.org`)],
    ['a text on further lines', () => fail(`cannot read\n${SECRET}`)],
    ['a cause', () => fail('outer', new Error(`inner "${SECRET}"`))],
  ])('keeps of a defect its id, kind and place, and nothing of %s', (_what, doing) => {
    const { lines, log } = written(false);
    try {
      doing();
    } catch (error) {
      log.defect('D-1', Object.assign(error as Error, { detail: `Key (x)=(${SECRET})`, body: SECRET }));
    }
    const [line = ''] = lines;
    expect(JSON.parse(line)).toMatchObject({ level: 'error', defect: 'D-1' });
    expect(JSON.parse(line).at).toContain('log.test.ts');
    expect(line).not.toContain(SECRET);
  });

  it('holds its peace when it is off', () => {
    const lines: string[] = [];
    openLog({ level: 'off', asLines: false, write: (line) => lines.push(line) }).error('x');
    expect(lines).toEqual([]);
  });
});

function fail(message: string, cause?: Error): never {
  throw new Error(message, { cause });
}
