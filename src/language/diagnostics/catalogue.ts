import { BASE_ENTRIES } from './entries/base-entries.ts';
import { COMMERCIAL_ENTRIES } from './entries/commercial-entries.ts';
import type { CatalogueEntry } from './entries/entry.ts';
import { HOLE_ENTRIES } from './entries/hole-entries.ts';
import { PRICE_ENTRIES } from './entries/price-entries.ts';
import { PROMISE_ENTRIES } from './entries/promise-entries.ts';
import { REFERENCE_ENTRIES } from './entries/reference-entries.ts';
import { SET_ENTRIES } from './entries/set-entries.ts';
import { STRUCTURE_ENTRIES } from './entries/structure-entries.ts';
import { TEXT_ENTRIES } from './entries/text-entries.ts';
import { VAGUE_ENTRIES } from './entries/vague-entries.ts';

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
