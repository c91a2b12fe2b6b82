import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEventLine } from '../../core/event/index.ts';
import { MAX_LINE_BYTES, readEventLines } from './read-event-lines.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leeway-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const GOOD = '{"id":"1","source":"s","type":"ticket.resolved","subject":"T1","time":"2026-03-12T08:00:00Z"}';

/** What reading a file of these bytes tells: subjects of events, and problems as `kind line:column`. */
async function reading(...contents: readonly (string | Buffer)[]): Promise<{ events: string[]; problems: string[] }> {
  const files = contents.map((content, index) => {
    const path = join(folder, `${index}.jsonl`);
    writeFileSync(path, content);
    return path;
  });
  return readingFiles(files);
}

async function readingFiles(files: readonly string[]): Promise<{ events: string[]; problems: string[] }> {
  const events: string[] = [];
  const problems: string[] = [];
  await readEventLines(files, {
    line: (block, from, to, file, line) => {
      const read = parseEventLine(block.slice(from, to));
      if (read.kind === 'event') events.push(read.event.subject);
      if (read.kind === 'problems') problems.push(`${read.problems[0]?.kind} ${file.slice(-7)} ${line}:${read.column}`);
    },
    problem: (problem, file, line) => problems.push(`${problem.kind} ${file.slice(-7)} ${line}`),
    progress: () => {},
  });
  return { events, problems };
}

const subject = (name: string) => GOOD.replace('T1', name);

describe('an event file', () => {
  it('is read line by line, the last without a line feed too', async () => {
    expect(await reading(`${GOOD}\n${subject('T2')}`)).toEqual({ events: ['T1', 'T2'], problems: [] });
  });
  it('may have carriage returns, a byte order mark and blank lines', async () => {
    expect(await reading(`\ufeff${GOOD}\r\n\r\n  \n${subject('T2')}\r\n`)).toEqual({
      events: ['T1', 'T2'],
      problems: [],
    });
  });
  it('may be empty', async () => expect(await reading('')).toEqual({ events: [], problems: [] }));
  it('may be one of several', async () => {
    expect((await reading(GOOD, subject('T2'))).events).toEqual(['T1', 'T2']);
  });
  it('may be longer than is read at once, with letters of several bytes across the seams', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => subject(`Té€𝄞${index}`));
    const read = await reading(lines.join('\n'));
    expect(read.problems).toEqual([]);
    expect(read.events).toEqual(lines.map((_, index) => `Té€𝄞${index}`));
  });
  it('keeps its good lines when others are not JSON, cut or of another form', async () => {
    const read = await reading(`${GOOD}\n{"id":1,}\n[]\n${subject('T2')}\n${GOOD.slice(0, 50)}`);
    expect(read).toEqual({
      events: ['T1', 'T2'],
      problems: ['notJson 0.jsonl 2:9', 'notAnObject 0.jsonl 3:1', 'truncatedLine 0.jsonl 5:51'],
    });
  });
  it('is told where its bytes are not UTF-8, and only there', async () => {
    const bad = Buffer.from(`${GOOD}\n{"id":"\u00e9"}\n${subject('T2')}\n`, 'latin1');
    expect(await reading(bad)).toEqual({ events: ['T1', 'T2'], problems: ['badUtf8 0.jsonl 2'] });
  });
  it('loses a line that is too long, and nothing else', async () => {
    const long = Buffer.alloc(MAX_LINE_BYTES * 2 + 5, 'x');
    const read = await reading(Buffer.concat([Buffer.from(`${GOOD}\n`), long, Buffer.from(`\n${subject('T2')}\nx`)]));
    expect(read).toEqual({ events: ['T1', 'T2'], problems: ['lineTooLong 0.jsonl 2', 'notJson 0.jsonl 4:1'] });
  });
  it('may hold a line of nothing but brackets', async () => {
    expect((await reading(`${'['.repeat(1_000_000)}\n${GOOD}`)).events).toEqual(['T1']);
  });
  it('is told when it is missing or a folder, and the next is read', async () => {
    await reading(GOOD);
    const read = await readingFiles([join(folder, 'no.jsonl'), folder, join(folder, '0.jsonl')]);
    expect(read.events).toEqual(['T1']);
    expect(read.problems.map((problem) => problem.split(' ')[0])).toEqual(['unreadable', 'unreadable']);
  });
});
