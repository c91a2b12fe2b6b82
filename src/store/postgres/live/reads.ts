import type { LiveReads } from '../../../app/ports/index.ts';
import type { Database } from '../database.ts';
import { board, boardCounts } from './board.ts';
import { changesAfter, mark } from './changes.ts';
import { countedClocks } from './counted.ts';
import { fact, facts, factsBeside, factsOf, retractionsOf } from './facts.ts';
import { dropProjections, generation, rosterMark } from './generations.ts';
import { groups, groupsOf } from './groups.ts';
import { listenTo, type OnHearing } from './listen.ts';
import { behind, nextWakeAt, ticket, tickets, unknownCustomers } from './tickets.ts';

/** Facts and projections, read outside any transaction; `close` ends the listening. */
export function liveReads(
  database: Database,
  onHearing?: OnHearing,
): { readonly reads: LiveReads; readonly close: () => Promise<void> } {
  const listening = listenTo(database.pool.options, onHearing);
  const { ask } = database;
  return {
    reads: {
      generation: () => ask(generation),
      rosterMark: () => ask(rosterMark),
      factsOf: (streams) => ask((on) => factsOf(on, streams)),
      retractionsOf: (facts) => ask((on) => retractionsOf(on, facts)),
      fact: (source, id) => ask((on) => fact(on, source, id)),
      facts: (filter, after, limit) => ask((on) => facts(on, filter, after, limit)),
      factsBeside: () => factsBeside(database),
      groups: (customers) => groups(database, customers),
      groupsOf: (tickets) => ask((on) => groupsOf(on, tickets)),
      ticket: (id) => ask((on) => ticket(on, id)),
      tickets: (filter, after, limit) => ask((on) => tickets(on, filter, after, limit)),
      board: (filter, after, limit) => ask((on) => board(on, filter, after, limit)),
      boardCounts: (filter) => ask((on) => boardCounts(on, filter)),
      countedClocks: (agreements, from) => countedClocks(database, agreements, from),
      unknownCustomers: () => ask(unknownCustomers),
      behind: (at) => ask((on) => behind(on, at)),
      nextWakeAt: () => ask(nextWakeAt),
      dropProjections: () => database.transact(dropProjections),
      mark: () => ask(mark),
      changesAfter: (after, limit) => ask((on) => changesAfter(on, after, limit)),
      onChange: listening.onChange,
    },
    close: listening.close,
  };
}
