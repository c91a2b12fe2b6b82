import { afterAll, describe, it } from 'vitest';
import type { Store } from '../../../src/app/ports/index.ts';
import { PEOPLE } from './access/people.ts';
import { person } from './access/rows.ts';
import { SECRETS } from './access/secrets.ts';

/** What every store must answer of people, accounts, sessions and tokens. `open` gives an empty store. */
export function describeAccess(name: string, open: () => Promise<Store>): void {
  describe(`people and access in ${name}`, () => {
    const opened: Store[] = [];
    for (const [sentence, check] of Object.entries({ ...PEOPLE, ...SECRETS })) {
      it(sentence, async () => {
        const store = await open();
        opened.push(store);
        await store.transact(async (tx) => {
          await tx.addPerson(person('p-1', { role: 'owner', language: 'fr' }));
          await tx.addPerson(person('p-2', { role: 'customer', customer: 'abc', createdBy: 'p-1' }));
          const approves = ['legal', 'finance'] as const;
          await tx.addPerson(person('p-3', { role: 'approver', approves, email: null, emailKey: null }));
        });
        await check(store);
      });
    }
    afterAll(async () => {
      await Promise.all(opened.map((one) => one.close()));
    });
  });
}
