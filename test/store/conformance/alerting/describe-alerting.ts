import { describe, expect, it, vi } from 'vitest';
import type { Store, Tx } from '../../../../src/app/ports/index.ts';
import { AGENDA_CASES, DUTY_CASES } from './agenda-and-duty.ts';
import { ALERT_CASES } from './alerts.ts';
import { DELIVERY_CASES } from './deliveries.ts';
import { MESSAGE_CASES } from './messages.ts';
import { AT, alertOf, type Cases, messageOf, payloadOf, sourceOf } from './rows.ts';
import { PAYLOAD_CASES, SOURCE_CASES } from './sources.ts';

/** What wakes those who wait for something to do. */
const CHANGES: { readonly [what: string]: (tx: Tx) => Promise<unknown> } = {
  'an alert': (tx) => tx.decide([alertOf('a')], AT),
  'a message': (tx) => tx.tell(messageOf('m1'), ['a'], AT),
  'an entry of the agenda': (tx) => tx.plan({ name: 'x', dueAt: AT, note: null }),
  'somebody who has seen it': (tx) => tx.acknowledgeAlerts(['a'], AT, 'p-1'),
  'an end': (tx) => tx.endAlerts(['a'], AT),
  'a message that is cancelled': (tx) => tx.cancelMessages(['m1'], AT),
  'a source': (tx) => tx.putSource(sourceOf('zabbix'), null),
  'a payload': (tx) => tx.addPayload(payloadOf('1')),
};

/** What changes nothing, and must wake nobody: who looks at every change would never rest. */
const NOTHING: { readonly [what: string]: (tx: Tx) => Promise<unknown> } = {
  'the same alert': (tx) => tx.decide([alertOf('a')], AT),
  'the same message': (tx) => tx.tell(messageOf('m1'), ['a'], AT),
  'the same entry of the agenda': (tx) => tx.plan({ name: 'x', dueAt: AT, note: null }),
  'what was seen before': (tx) => tx.acknowledgeAlerts(['a'], AT, 'p-1'),
  'nothing to lease': (tx) => tx.leaseMessages({ by: 'n', at: AT, until: AT + 1, limit: 9, perRecipient: 9 }),
  'nothing on the agenda': (tx) => tx.lockAgenda(AT - 1, 9),
};

const LISTENER_CASES: Cases = {
  'calls listeners when something is to be done, and not when nothing is': async (store) => {
    let called = 0;
    const quiet = () => new Promise((resolve) => setTimeout(resolve, 150));
    const stop = store.onChange(() => {
      called += 1;
    });
    await quiet();
    for (const [what, change] of Object.entries(CHANGES)) {
      const before = called;
      await store.transact(change);
      await vi.waitFor(() => expect(called, what).toBeGreaterThan(before), 5_000);
      await quiet();
    }
    const before = called;
    for (const change of Object.values(NOTHING)) await store.transact(change);
    await quiet();
    expect(called).toBe(before);
    stop();
  },
};

const PARTS: { readonly [part: string]: Cases } = {
  alerts: ALERT_CASES,
  messages: MESSAGE_CASES,
  deliveries: DELIVERY_CASES,
  'the agenda': AGENDA_CASES,
  'who is told': DUTY_CASES,
  sources: SOURCE_CASES,
  payloads: PAYLOAD_CASES,
  'listening to alerting': LISTENER_CASES,
};

/** What every store must do about alerting. @param open an empty store; the one before is closed */
export function describeAlerting(name: string, open: () => Promise<Store>): void {
  describe.each(Object.entries(PARTS))(`%s in ${name}`, (_, cases) => {
    for (const [sentence, holds] of Object.entries(cases)) {
      it(sentence, async () => {
        const store = await open();
        try {
          await holds(store);
        } finally {
          await store.close();
        }
      });
    }
  });
}
