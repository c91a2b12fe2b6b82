import { afterAll, beforeEach, describe } from 'vitest';
import type { Store } from '../../../src/app/ports/index.ts';
import { changesArePaged, changesAreTold, listenersAreCalled } from './live/changes.ts';
import {
  factsAreGivenBack,
  factsAreKept,
  factsArePaged,
  factsBesideAreRead,
  retractionsAreFound,
  sameFactsAreTold,
} from './live/facts.ts';
import {
  dueOnesAreFound,
  groupsAreRead,
  groupsAreTied,
  groupsOfTicketsAreRead,
  projectionsAreDropped,
  tiedGroupsAreWhole,
  transactionsAreWhole,
  waitingOnesAreCounted,
} from './live/groups.ts';
import {
  boardIsCounted,
  boardIsPaged,
  boardIsReadWhileItChanges,
  clocksAreCounted,
  projectionsAreKept,
  projectionsAreReplaced,
  ticketsAreFiltered,
  ticketsArePaged,
} from './live/projections.ts';

const SUITES = {
  facts: [factsAreKept, sameFactsAreTold, factsAreGivenBack, retractionsAreFound, factsArePaged, factsBesideAreRead],
  'groups of tickets': [groupsAreTied, tiedGroupsAreWhole, transactionsAreWhole, groupsAreRead, groupsOfTicketsAreRead],
  'what is due': [dueOnesAreFound, waitingOnesAreCounted, projectionsAreDropped],
  projections: [projectionsAreKept, projectionsAreReplaced, ticketsArePaged, ticketsAreFiltered],
  'the board': [boardIsPaged, boardIsReadWhileItChanges, boardIsCounted, clocksAreCounted],
  changes: [changesAreTold, changesArePaged, listenersAreCalled],
};

/** What every store must answer of facts and of what is projected from them. `open` gives an empty store. */
export function describeLive(name: string, open: () => Promise<Store>): void {
  describe(`facts and projections in ${name}`, () => {
    let store: Store | null = null;
    const opened = () => store as Store;
    beforeEach(async () => {
      await store?.close();
      store = await open();
    });
    afterAll(async () => {
      await store?.close();
    });
    for (const [about, suites] of Object.entries(SUITES))
      describe(about, () => {
        for (const suite of suites) suite(opened);
      });
  });
}
