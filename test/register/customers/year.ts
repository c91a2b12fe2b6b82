import type { Actor } from '../../../src/app/access/index.ts';
import { yearAgreements, yearByCustomer } from '../../../src/app/demonstration/year/index.ts';
import { lineOf } from '../../../src/app/event-text.ts';
import { openRosters } from '../../../src/app/live/index.ts';
import type { Store } from '../../../src/app/ports/index.ts';
import { publishAgreement } from '../../../src/app/register/index.ts';
import { loadHolidaySource } from '../../../src/connectors/holidays/index.ts';
import { orderEvents } from '../../../src/core/event/index.ts';
import type { HttpParts } from '../../../src/http/index.ts';
import { basesFor } from '../../../src/main/bases.ts';
import { type Served, serve } from '../../http/support/server.ts';
import { actorOf, customerOf, given } from '../register-world.ts';

const ACTORS: { readonly [secret: string]: Actor } = {
  owner: actorOf('owner'),
  program: { ...actorOf('owner'), kind: 'token', id: 't-program' },
  'customer-boreal': customerOf('boreal'),
  'customer-austral': customerOf('austral'),
};

/** When everything is asked: in the middle of a day of a month that runs. */
export const NOW = Date.parse('2026-03-18T13:20:00Z');
const SINCE = Date.parse('2026-01-20T00:00:00Z');

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what each test looks at
export type Body = any;

export interface Year {
  readonly served: Served;
  readonly ask: (
    path: string,
    as?: string,
    init?: RequestInit,
  ) => Promise<{ readonly status: number; readonly body: Body }>;
  readonly post: (
    path: string,
    body: unknown,
    as?: string,
  ) => Promise<{ readonly status: number; readonly body: Body }>;
}

/** A server over a store that holds two months of the demonstration's customers (some of them). */
export async function openYear(store: Store, customers: number): Promise<Year> {
  const holidays = async () => loadHolidaySource();
  const publishing = { bases: basesFor('none/none.yaml', process.cwd()), holidays };
  const live = { store, now: () => NOW, rosters: openRosters(holidays) };
  // Who signs in, besides the tokens that there are; only a person issues a report.
  const authenticate: HttpParts['authenticate'] = async ({ secret }) => ACTORS[secret] ?? null;
  const served = await serve({ store, parts: { publishing, live, authenticate } });
  served.clock.at = NOW;
  for (const { text } of yearAgreements(NOW)) {
    given(
      await publishAgreement({ text, format: 'yaml', dryRun: false, lang: 'en' }, actorOf('owner'), {
        store,
        now: () => NOW,
        ...publishing,
      }),
    );
  }
  const stories = [...yearByCustomer(NOW, NOW)].slice(0, customers).flat(2);
  const events = orderEvents(stories.filter(({ occurredAt }) => occurredAt >= SINCE && occurredAt <= NOW));
  const ask: Year['ask'] = async (path, as = 'owner', init = {}) => {
    const answer = await served.ask(`/api/v1${path}`, { as, ...init });
    return { status: answer.status, body: await answer.json() };
  };
  const post: Year['post'] = (path, body, as = 'owner') =>
    ask(path, as, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  for (let from = 0; from < events.length; from += 500) {
    const lines = events.slice(from, from + 500).map((event) => JSON.parse(lineOf(event)) as object);
    const { status, body } = await post('/events', lines);
    if (status >= 300) throw new Error(JSON.stringify(body).slice(0, 500));
  }
  return { served, ask, post };
}
