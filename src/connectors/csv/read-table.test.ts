import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableOptions } from '../../app/ports/index.ts';
import { readTable } from './read-table.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leeway-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The header, the rows as `line: fields`, and what was refused as `line: reason`. */
async function reading(content: string | Buffer, options: Partial<TableOptions> = {}) {
  const path = join(folder, 'table.csv');
  writeFileSync(path, content);
  let header: readonly string[] = [];
  const rows: string[] = [];
  const refused: string[] = [];
  await readTable(
    path,
    { delimiter: null, encoding: 'utf-8', ...options },
    {
      header: (columns) => {
        header = columns;
      },
      row: (fields, line) => rows.push(`${line}: ${fields.join('|')}`),
      refused: (fault, text, line) => refused.push(`${line}: ${fault.kind} ${text}`),
      progress: () => {},
    },
  );
  return { header, rows, refused };
}

describe('an exported table', () => {
  it('has a header, then a row a line', async () => {
    expect(await reading('a,b\n1,2\n3,4')).toEqual({ header: ['a', 'b'], rows: ['2: 1|2', '3: 3|4'], refused: [] });
  });
  it('may use semicolons, carriage returns and a byte order mark', async () => {
    expect(await reading('\ufeffa;b\r\n"1,5";2\r\n')).toEqual({ header: ['a', 'b'], rows: ['2: 1,5|2'], refused: [] });
  });
  it('may have blank lines', async () => {
    expect((await reading('\na,b\n\n1,2\n\n')).rows).toEqual(['4: 1|2']);
  });
  it('may be tab-separated, or separated as the mapping says', async () => {
    expect((await reading('a\tb\n1\t2')).rows).toEqual(['2: 1|2']);
    expect((await reading('a,x~b\n1,x~2', { delimiter: '~' })).rows).toEqual(['2: 1,x|2']);
  });
  it('may hold quotes, delimiters and line ends in a quoted field', async () => {
    const read = await reading('a,b\n"say ""hi"", you\nthere",2\n3,4\n');
    expect(read.rows).toEqual(['2: say "hi", you\nthere|2', '4: 3|4']);
    expect(read.refused).toEqual([]);
  });
  it('may be in the encoding of an old Excel', async () => {
    expect((await reading(Buffer.from('a;b\n\xe9t\xe9;\x80\n', 'latin1'), { encoding: 'windows-1252' })).rows).toEqual([
      '2: été|€',
    ]);
  });
  it('is told of lines that are not UTF-8, and keeps the others', async () => {
    const read = await reading(Buffer.from('a;b\n1;2\n\xe9;2\n3;4\n', 'latin1'));
    expect(read).toEqual({ header: ['a', 'b'], rows: ['2: 1|2', '4: 3|4'], refused: ['3: badUtf8 '] });
  });
  it('is told of rows that are too long or too short', async () => {
    expect(await reading('a,b\n1\n1,2,3\n1,2\n')).toEqual({
      header: ['a', 'b'],
      rows: ['4: 1|2'],
      refused: ['2: fieldCount 1', '3: fieldCount 1,2,3'],
    });
  });
  it('loses to a broken quote only the line on which it stands', async () => {
    const read = await reading('a,b\n1,"never closed\n3,4\n"x"y,5\n6,"seven"\n8,5" disk\n9,10\n');
    expect(read.rows).toEqual(['3: 3|4', '5: 6|seven', '7: 9|10']);
    expect(read.refused).toEqual([
      '2: quoteInsideField 1,"never closed',
      '4: quoteInsideField "x"y,5',
      '6: quoteInsideField 8,5" disk',
    ]);
  });
  it('loses to a quote that is not closed before its end only that line', async () => {
    expect(await reading('a,b\n1,"open\n3,4\n5,6\n')).toEqual({
      header: ['a', 'b'],
      rows: ['3: 3|4', '4: 5|6'],
      refused: ['2: quoteNotClosed 1,"open'],
    });
  });
  it('has its thousands of rows in order', async () => {
    const rows = Array.from({ length: 3210 }, (_, index) => `${index},x`);
    expect((await reading(['a,b', ...rows].join('\n'))).rows).toEqual(
      rows.map((row, index) => `${index + 2}: ${row.replace(',', '|')}`),
    );
  });
  it('may be empty, or be missing', async () => {
    expect(await reading('')).toEqual({ header: [], rows: [], refused: [] });
    const told: string[] = [];
    await readTable(
      join(folder, 'none.csv'),
      { delimiter: null, encoding: 'utf-8' },
      { header() {}, row() {}, progress() {}, refused: (fault) => told.push(fault.kind) },
    );
    expect(told).toEqual(['unreadable']);
  });
});
