import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonErrorOf } from './json-error.ts';

describe('the place where a line stops being JSON', () => {
  it.each([
    ['{"a":1,}', 7, '}'],
    ['{"a" 1}', 5, '1'],
    ["{'a':1}", 1, "'"],
    ['[1 2]', 3, '2'],
    ['{"a":1}}', 7, '}'],
    ['{"a":tru }', 5, 't'],
    ['{"a":01}', 5, '0'],
    ['{"a":"b\\x"}', 7, '\\'],
    ['{"a":"\t"}', 6, '\\t'],
    ['id;source', 0, 'i'],
    ['{"a":[1}', 7, '}'],
  ])('of %j is character %i, %j', (text, at, found) => expect(jsonErrorOf(text)).toEqual({ at, found }));

  it.each(['{"a":1', '{"a":"b', '{"a":', '{"a', '[1,', '{"a":tr', '{"a":"\\u00', '{"a":1.', '', '"\\'])(
    'of %j is its end: it was cut',
    (text) => expect(jsonErrorOf(text)).toEqual({ at: text.length, found: null }),
  );

  it('is told for a line of megabytes and for one of ten thousand brackets', () => {
    expect(jsonErrorOf(`"${'x'.repeat(8_000_000)}`)?.found).toBeNull();
    expect(jsonErrorOf('['.repeat(10_000))?.found).toBeNull();
  });
  it('is none exactly where JSON.parse accepts the text', () => {
    const nearJson = fc.oneof(
      fc.json(),
      fc
        .tuple(fc.json(), fc.nat(40), fc.constantFrom('', ',', '"', '}', '\\', '-', 'e'))
        .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at + 1)),
    );
    fc.assert(
      fc.property(nearJson, (text) => {
        let accepted = true;
        try {
          JSON.parse(text);
        } catch {
          accepted = false;
        }
        expect(jsonErrorOf(text) === null).toBe(accepted);
      }),
      { numRuns: 2000 },
    );
  });
});
