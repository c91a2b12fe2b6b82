import { afterAll, beforeEach, describe } from 'vitest';
import type { Store } from '../../../src/app/ports/index.ts';
import { changesAreTold } from './live/changes.ts';
import { factsAreKept, factsArePaged } from './live/facts.ts';
import { dueOnesAreFound, groupsAreRead, groupsAreTied } from './live/groups.ts';
import { boardIsPaged, clocksAreCounted, projectionsAreKept, ticketsArePaged } from './live/projections.ts';

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
    describe('facts', () => {
      factsAreKept(opened);
      factsArePaged(opened);
    });
    describe('groups of tickets', () => {
      groupsAreTied(opened);
      dueOnesAreFound(opened);
      groupsAreRead(opened);
    });
    describe('projections', () => {
      projectionsAreKept(opened);
      ticketsArePaged(opened);
      boardIsPaged(opened);
      clocksAreCounted(opened);
    });
    describe('changes', () => changesAreTold(opened));
  });
}
