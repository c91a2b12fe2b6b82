import { describe, expect, it } from 'vitest';
import type { FieldKind } from './form.ts';
import { inSpelling } from './spelled.ts';

describe('an answer as people write it', () => {
  it.each<[FieldKind, string, string]>([
    ['duration', '30 min', '30m'],
    ['duration', '30\u202fmin', '30m'],
    ['duration', '4 h', '4h'],
    ['duration', '1\u202fh\u202f30', '1h30m'],
    ['duration', '1 h 30 min', '1h30m'],
    ['duration', '4h real', '4h real'],
    ['share', '99,9\u202f%', '99.9%'],
    ['share', '100 %', '100%'],
    ['money', '350,00\u202f€', '350.00 EUR'],
    ['money', '1\u202f200,5 €', '1200.50 EUR'],
    ['money', '€1,200.50', '1200.50 EUR'],
    ['money', '980 EUR', '980.00 EUR'],
    ['money', '1,20 €', '1.20 EUR'],
    ['money', '€1234.5', '1234.50 EUR'],
  ])('of the kind %s, %s, is spelled %s', (kind, written, spelled) => {
    expect(inSpelling(kind, written)).toBe(spelled);
    // What is spelled as in the file stays so.
    expect(inSpelling(kind, spelled)).toBe(spelled);
  });

  it.each<[FieldKind, string]>([
    ['duration', '30'],
    ['duration', '1bd'],
    ['duration', 'end of 1bd'],
    ['share', '99,9'],
    ['money', '350'],
    ['money', 'three €'],
    // A comma may be the French one: a hundred and twenty it is not.
    ['money', '€1,20'],
    ['money', '€1,2,000'],
    ['money', '1 20 €'],
    ['money', '1,200 €'],
    ['text', '4 h'],
  ])('of the kind %s, %s, stays as it is where it says nothing else', (kind, written) => {
    expect(inSpelling(kind, written)).toBe(written);
  });
});
