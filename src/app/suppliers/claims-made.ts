import { type Event, identityOf, retractedBy } from '../../core/event/index.ts';
import type { Month } from '../../core/settlement/index.ts';
import type { Instant } from '../../core/time/index.ts';
import { factsOfTypes } from '../live/answers/vantage.ts';
import type { Store } from '../ports/index.ts';

/** That a remedy was claimed, as somebody noted it. By `source` and `id` it can be taken back. */
export interface Claimed {
  readonly source: string;
  readonly id: string;
  /** The id of the agreement, without a version. */
  readonly agreement: string;
  readonly remedy: string;
  readonly month: Month;
  readonly at: Instant;
  readonly by: string | null;
  /** How the supplier calls it: the number of its case, of a letter. */
  readonly reference: string | null;
  readonly reason: string | null;
}

/** Every claim that was noted and not taken back since, in the order in which they were kept. */
export async function claimsMade(store: Store): Promise<readonly Claimed[]> {
  const found: Event[] = [];
  for await (const event of factsOfTypes(store, ['remedy.claimed'])) found.push(event);
  const takenBack = new Set(
    (await store.retractionsOf(found)).flatMap(({ event }) => {
      const name = retractedBy(event);
      return name === null ? [] : [identityOf(name)];
    }),
  );
  return found.flatMap((event) => {
    const agreement = textIn(event, 'agreement');
    const month = textIn(event, 'period');
    if (agreement === null || month === null || takenBack.has(identityOf(event))) return [];
    const { source, id, subject: remedy, occurredAt: at } = event;
    const [agreementId = agreement] = agreement.split('@');
    const more = { by: textIn(event, 'by'), reference: textIn(event, 'reference'), reason: textIn(event, 'reason') };
    return [{ source, id, agreement: agreementId, remedy, month: month as Month, at, ...more }];
  });
}

function textIn({ data }: Event, field: string): string | null {
  const value = data[field];
  return typeof value === 'string' && value !== '' ? value : null;
}
