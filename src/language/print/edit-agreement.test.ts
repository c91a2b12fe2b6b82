import { describe, expect, it } from 'vitest';
import { editAgreement } from './edit-agreement.ts';

const TEXT = `# Our best customer.
title: { fr: "Or", en: 'Gold' }   # both languages
targets:
  # The one they look at.
  p1: { measure: resolution, within: 4h }  # agreed on the phone
  p2:
    measure: resolution
    within: 8h
notes: [ one, two ]
`;
const edit = (path: readonly (string | number)[], value: unknown) => editAgreement(TEXT, path, value as string);
const textOf = (edited: ReturnType<typeof edit>) => (edited.kind === 'text' ? edited.text : edited);

describe('an edit', () => {
  it('of one value leaves every other character as it was', () => {
    expect(textOf(edit(['targets', 'p1', 'within'], '2h'))).toBe(TEXT.replace('within: 4h }', 'within: 2h }'));
    expect(textOf(edit(['targets', 'p2', 'within'], '1bd'))).toBe(TEXT.replace('within: 8h', 'within: 1bd'));
    expect(textOf(edit(['notes', 1], 'deux'))).toBe(TEXT.replace('two', 'deux'));
  });
  it('puts quotes where the new text needs them', () => {
    expect(textOf(edit(['title', 'en'], 'Gold: the best, #1'))).toBe(TEXT.replace("'Gold'", '"Gold: the best, #1"'));
    expect(textOf(edit(['title', 'fr'], '12'))).toBe(TEXT.replace('"Or"', '"12"'));
  });
  it('that adds or removes keeps comments and order', () => {
    const added = textOf(edit(['targets', 'p3'], { measure: 'restoration', within: '4h' }));
    for (const comment of [
      '# Our best customer.',
      '# both languages',
      '# The one they look at.',
      '# agreed on the phone',
    ])
      expect(added).toContain(comment);
    expect(String(added).indexOf('p3:')).toBeGreaterThan(String(added).indexOf('p2:'));
    const removed = textOf(edit(['targets', 'p2', 'within'], undefined));
    expect(removed).not.toContain('8h');
    expect(removed).toContain('# agreed on the phone');
  });
  it('of a place that is not there says how far the path leads', () => {
    expect(edit(['targets', 'p9', 'within'], '1h')).toEqual({ kind: 'noSuchPlace', at: 1 });
    expect(edit(['title', 'fr', 'x'], '1h').kind).toBe('noSuchPlace');
    expect(edit([], 'x').kind).toBe('noSuchPlace');
  });
  it('of a text that cannot be read is refused with its diagnostics', () => {
    const edited = editAgreement('a: [', ['a'], 'x', 'broken.yaml');
    expect(edited.kind === 'unreadable' && edited.diagnostics[0]).toMatchObject({ code: 'LW012', file: 'broken.yaml' });
  });
});
