import { stringify } from 'yaml';
import type { PlainAgreement } from '../grammar/agreement-shape.ts';
import { sha256Hex } from './sha256.ts';

/**
 * The canonical text of an agreement: keys in the order of the grammar, units written out, nothing inherited left to
 * look up. Reading it gives the same agreement again (`basedOn` stands where `extends` stood).
 */
export function printAgreement(plain: PlainAgreement, format: 'yaml' | 'json' = 'yaml'): string {
  if (format === 'json') return `${JSON.stringify(plain, null, 2)}\n`;
  return stringify(plain, {
    version: '1.2',
    schema: 'core',
    lineWidth: 0,
    aliasDuplicateObjects: false,
    blockQuote: 'literal',
  });
}

/**
 * What approvals and signatures are bound to: SHA-256, in hexadecimal, over the canonical JSON without spaces. Two
 * texts have the same hash when they say the same in the same order, whatever their layout, comments or bases.
 */
export function contentHash(plain: PlainAgreement): string {
  return sha256Hex(JSON.stringify(plain));
}
