import type { Agreement } from '../../core/agreement/index.ts';
import { addTerm, DAY_MS, dateOfDay, dayNumberOf, instantToLocal, type LocalDate } from '../../core/time/index.ts';
import type { LiveReads } from '../ports/index.ts';
import type { AgendaFact } from './agenda.ts';

/** Claims are looked for so far back: no agreement lets one wait longer. */
const BACK_MS = 400 * DAY_MS;

/** The last days on which what a supplier owes for a missed time limit must be claimed (`app/alerts` reminds of the same). */
export async function claimDays(
  seen: readonly (readonly Agreement[])[],
  from: LocalDate,
  store: Pick<LiveReads, 'countedClocks'>,
): Promise<readonly AgendaFact[]> {
  const last = new Map(seen.map((versions) => [versions[0]?.id ?? '', versions.at(-1) as Agreement]));
  const claimable = [...last.values()].filter(({ commercial }) =>
    commercial.remedies.some(({ claim }) => claim?.within),
  );
  if (claimable.length === 0) return [];
  const days = new Map<string, AgendaFact>();
  const since = dayNumberOf(from) * DAY_MS - BACK_MS;
  for await (const rows of store.countedClocks(
    claimable.map(({ id }) => id),
    since,
  )) {
    for (const { clock } of rows) {
      if (clock === null || clock.breachedAt === null || clock.verdict !== 'breached') continue;
      const agreement = last.get(clock.agreement) as Agreement;
      const day = dateOfDay(instantToLocal(agreement.timeZone, clock.breachedAt).dayNumber);
      for (const { id, on, claim } of agreement.commercial.remedies) {
        if (on !== clock.target || claim?.within == null) continue;
        const date = addTerm(day, claim.within);
        days.set(`${agreement.id} ${id} ${date}`, {
          date,
          kind: 'claim',
          agreement,
          customer: null,
          thing: id,
          from: null,
          to: null,
        });
      }
    }
  }
  return [...days.values()];
}
