import type { Instant } from '../../../core/time/index.ts';
import type { SourceReads } from '../../ports/index.ts';

/** Since when what is known of a source's tickets may be out of date, for the source is silent; null: it is not, or is not watched. */
export type UncertainSince = (source: string | null) => Instant | null;

export async function uncertainSince(store: Pick<SourceReads, 'silences'>): Promise<UncertainSince> {
  const silences = new Map((await store.silences()).map(({ source, since }) => [source, since]));
  return (source) => (source === null ? null : (silences.get(source) ?? null));
}
