import type { SourceReads } from '../../ports/index.ts';

/** Says whether what comes of a source and concerns a customer is in dry run: shown, and sent nowhere. */
export type DryRun = (about: { readonly customer: string | null; readonly source: string | null }) => boolean;

/**
 * Who is live at this moment. A source that nobody has set up (what posts with a token of its own) is held back by its
 * customer alone; what concerns no customer, by its source alone.
 */
export async function dryRunOf(reads: Pick<SourceReads, 'sources' | 'liveCustomers'>): Promise<DryRun> {
  const waiting = new Set((await reads.sources()).filter(({ liveAt }) => liveAt === null).map(({ id }) => id));
  const live = new Set((await reads.liveCustomers()).map(({ customer }) => customer));
  return ({ customer, source }) =>
    (source !== null && waiting.has(source)) || (customer !== null && !live.has(customer));
}
