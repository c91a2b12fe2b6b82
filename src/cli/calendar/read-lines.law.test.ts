import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InputLine, readLines } from './read-lines.ts';

async function* inPieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (const size of [...sizes, bytes.length]) {
    if (from >= bytes.length) return;
    yield bytes.subarray(from, from + size);
    from += size;
  }
}

async function linesOf(bytes: Buffer, sizes: readonly number[], limit: number): Promise<InputLine[]> {
  const lines: InputLine[] = [];
  for await (const batch of readLines(inPieces(bytes, sizes), limit)) lines.push(...batch);
  return lines;
}

describe('lines of standard input', () => {
  it('are the same however the bytes arrive', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 40 });
    const texts = fc.array(
      fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll(/[\n\r\ufeff]/g, '')),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(texts, sizes, async (lines, pieces) => {
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
        const whole = await linesOf(bytes, [bytes.length], 1000);
        expect(await linesOf(bytes, pieces, 1000)).toEqual(whole);
        expect(whole.map((line) => line.number)).toEqual(lines.map((_, index) => index + 1));
      }),
    );
  });

  it('too long ones are let go, whatever pieces they come in, and the next is read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 11, max: 300 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 20 }),
        async (length, pieces) => {
          const bytes = Buffer.from(`${'x'.repeat(length)}\nnext`);
          expect(await linesOf(bytes, pieces, 10)).toEqual([
            { number: 1, fault: 'tooLong' },
            { number: 2, text: 'next' },
          ]);
        },
      ),
    );
  });

  it('that are no UTF-8 are told apart from their neighbours', async () => {
    const bytes = Buffer.concat([Buffer.from('a\n'), Buffer.from([0xff, 0x0a]), Buffer.from('b')]);
    expect(await linesOf(bytes, [3], 100)).toEqual([
      { number: 1, text: 'a' },
      { number: 2, fault: 'notUtf8' },
      { number: 3, text: 'b' },
    ]);
  });

  it('lose a byte order mark and carriage returns', async () => {
    expect(await linesOf(Buffer.from('\ufeffa\r\nb\r\n'), [1], 100)).toEqual([
      { number: 1, text: 'a' },
      { number: 2, text: 'b' },
    ]);
  });
});
