import { BASE_ENTRIES } from './base-entries.ts';
import { COMMERCIAL_ENTRIES } from './commercial-entries.ts';
import type { CatalogueEntry } from './entry.ts';
import { HOLE_ENTRIES } from './hole-entries.ts';
import { PRICE_ENTRIES } from './price-entries.ts';
import { PROMISE_ENTRIES } from './promise-entries.ts';
import { REFERENCE_ENTRIES } from './reference-entries.ts';
import { SET_ENTRIES } from './set-entries.ts';
import { STRUCTURE_ENTRIES } from './structure-entries.ts';
import { TEXT_ENTRIES } from './text-entries.ts';
import { VAGUE_ENTRIES } from './vague-entries.ts';

const ENTRIES = {
  ...TEXT_ENTRIES,
  ...STRUCTURE_ENTRIES,
  ...BASE_ENTRIES,
  ...REFERENCE_ENTRIES,
  ...PROMISE_ENTRIES,
  ...COMMERCIAL_ENTRIES,
  ...PRICE_ENTRIES,
  ...VAGUE_ENTRIES,
  ...HOLE_ENTRIES,
  ...SET_ENTRIES,
} as const;

/** The name by which code speaks of a diagnostic; its code is what people quote. */
export type DiagnosticName = keyof typeof ENTRIES;

/**
 * Every diagnostic this room can give, by name: permanent code, level, and wording in both languages.
 * LW001–LW299 are this room's.
 */
export const CATALOGUE: { readonly [N in DiagnosticName]: CatalogueEntry } = ENTRIES;
