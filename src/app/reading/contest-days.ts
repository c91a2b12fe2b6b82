import type { Agreement } from '../../core/agreement/index.ts';
import { type Event, identityOf } from '../../core/event/index.ts';
import { retractionsOf } from '../../core/ticket/index.ts';
import { addTerm, dateOfDay, instantToLocal } from '../../core/time/index.ts';
import { otherStream } from '../live/streams.ts';
import type { LiveReads } from '../ports/index.ts';
import type { AgendaFact } from './agenda.ts';

const TYPES = ['settlement.notified', 'settlement.contested', 'settlement.accepted'] as const;
/** Of one agreement; a month has few. */
const MOST = 1_000;

/** The last days on which statements that were notified can be contested, where nobody has answered yet. */
export async function contestDays(
  seen: readonly (readonly Agreement[])[],
  store: Pick<LiveReads, 'facts' | 'retractionsOf'>,
): Promise<readonly AgendaFact[]> {
  const days: AgendaFact[] = [];
  for (const versions of seen) {
    const agreement = versions.at(-1) as Agreement;
    const terms = agreement.commercial.remedies.filter(({ contestWithin }) => contestWithin !== null);
    if (terms.length === 0) continue;
    const found = (await store.facts({ stream: otherStream(agreement.id), type: TYPES }, null, MOST)).map(
      ({ event }) => event,
    );
    const takenBack = retractionsOf((await store.retractionsOf(found)).map(({ event }) => event));
    const facts = found.filter((one) => !takenBack.has(identityOf(one)));
    for (const remedy of terms) {
      for (const notified of openNotices(facts, remedy.id)) {
        const day = dateOfDay(instantToLocal(agreement.timeZone, notified.occurredAt).dayNumber);
        const date = addTerm(day, remedy.contestWithin as NonNullable<typeof remedy.contestWithin>);
        const { customer } = agreement;
        days.push({
          date,
          kind: 'contest',
          agreement,
          customer: customer?.id ?? null,
          thing: remedy.id,
          from: null,
          to: null,
        });
      }
    }
  }
  return days;
}

/** Of each month the first notification that concerns the remedy, unless somebody has answered it since. */
function openNotices(facts: readonly Event[], remedy: string): readonly Event[] {
  const concerns = ({ data }: Event) => data['item'] === null || data['item'] === undefined || data['item'] === remedy;
  const own = facts.filter(concerns);
  const months = new Set(own.map(({ data }) => data['period']));
  return [...months].flatMap((month) => {
    const ofMonth = own.filter(({ data }) => data['period'] === month);
    const notified = ofMonth.find(({ type }) => type === 'settlement.notified');
    const isAnswered = ofMonth.some(({ type }) => type !== 'settlement.notified');
    return notified === undefined || isAnswered ? [] : [notified];
  });
}
