import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layPieces, shareBar } from './bar.ts';
import { makePaint, wantsColour } from './paint.ts';
import { shellWord } from './shell.ts';
import { table } from './table.ts';
import { clip, displayWidth, fill, visible, wrap } from './width.ts';

describe('bars', () => {
  it('a share under the whole never fills its bar', () => {
    expect(shareBar(1, 4)).toBe('████');
    expect(shareBar(0.999_999, 4)).toBe('███▉');
    expect(shareBar(0, 4)).toBe('░░░░');
    expect(shareBar(0.5, 4)).toBe('██░░');
  });

  it('every piece of a whole is seen, however short beside the others', () => {
    const placed = layPieces([1, 100_000, 1], 40);
    expect(placed.map((piece) => piece.width)).toEqual([1, 38, 1]);
  });

  it('pieces fill the bar without gap or overlap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 10, max: 120 }),
        (weights, width) => {
          fc.pre(weights.some((weight) => weight > 0));
          const placed = layPieces(weights, width);
          placed.forEach((piece, index) => {
            expect(piece.start).toBe(
              index === 0 ? 0 : (placed[index - 1]?.start ?? 0) + (placed[index - 1]?.width ?? 0),
            );
            expect(piece.width).toBeGreaterThanOrEqual(0);
          });
          const last = placed.at(-1);
          expect((last?.start ?? 0) + (last?.width ?? 0)).toBe(width);
        },
      ),
    );
  });
});

describe('texts from outside', () => {
  it('can neither colour, move nor break a line', () => {
    expect(visible('a\u001b[31mb\nc\rd\u202ee')).toBe('a␛[31mb␊c␍d\ufffde');
  });

  it('are cut with a sign of it, and filled by what they take on a screen', () => {
    expect([clip('résolution', 6), clip('court', 6), clip('日本語', 4)]).toEqual(['résol…', 'court', '日…']);
    expect([fill('été', 5, 'left'), fill('12', 5, 'right')]).toEqual(['été  ', '   12']);
    expect(displayWidth(makePaint(true).bad('日本'))).toBe(4);
  });

  it('are wrapped at ordinary spaces only, keeping how they begin', () => {
    expect(wrap('  one two three', 9, '    ')).toBe('  one two\n    three');
    expect(wrap('1\u202f234 tickets', 6)).toBe('1\u202f234\ntickets');
  });

  it('are quoted for a shell only where they must be', () => {
    expect([shellWord('a.yaml'), shellWord('my file'), shellWord("it's")]).toEqual([
      'a.yaml',
      "'my file'",
      `'it'\\''s'`,
    ]);
  });
});

describe('tables', () => {
  const plain = (text: string) => text;
  it('align figures to the right, and cut only columns that may be cut', () => {
    const columns = [
      { title: 'Name', shrinkTo: 4 },
      { title: 'Kept', align: 'right' as const },
    ];
    const rows = [[{ text: 'a long name indeed' }, { text: '7' }]];
    expect(table(columns, rows, 14, plain)).toEqual(['Name      Kept', '────────  ────', 'a long …     7']);
  });
});

describe('colours', () => {
  it('are for terminals, and never against the reader’s wish', () => {
    expect(wantsColour(true, {})).toBe(true);
    expect(wantsColour(true, { NO_COLOR: '1' })).toBe(false);
    expect(wantsColour(true, { TERM: 'dumb' })).toBe(false);
    expect(wantsColour(false, {})).toBe(false);
    expect(wantsColour(false, { FORCE_COLOR: '1' })).toBe(true);
  });
});
