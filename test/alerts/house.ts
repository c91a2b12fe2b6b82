/** Those who may be warned: people, receivers, rotas, rules. */
import type { PlainRule } from '../../src/app/duty/index.ts';
import type { Endpoint, NewPerson, Rota, Store } from '../../src/app/ports/index.ts';

export interface House {
  goLive(...customers: string[]): Promise<void>;
  person(id: string, rest?: Partial<NewPerson>, externalId?: string): Promise<void>;
  endpoint(id: string, rest?: Partial<Endpoint>): Promise<void>;
  rota(id: string, shifts: Rota['shifts']): Promise<void>;
  rules(...rules: PlainRule[]): Promise<void>;
}

/** Two years before anything of the tests. */
const LONG_AGO = Date.parse('2024-01-01T00:00:00Z');

export function houseIn(store: Store, now: () => number): House {
  return {
    goLive: (...customers) =>
      store.transact(async (tx) => {
        for (const customer of customers) await tx.goLive({ customer, liveAt: now(), liveBy: 'p-1' });
      }),
    person: (id, rest = {}, externalId) =>
      store.transact(async (tx) => {
        const none = { approves: [], customer: null, disabled: false, language: 'en' as const, createdBy: null };
        const who = { name: id, email: `${id}@hexa.example`, emailKey: `${id}@hexa.example` };
        await tx.addPerson({ id, role: 'manager', ...none, ...who, createdAt: LONG_AGO, ...rest });
        if (externalId !== undefined) await tx.setExternalIds(id, [{ source: 'glpi', id: externalId }]);
      }),
    endpoint: (id, rest = {}) =>
      store.transact(async (tx) => {
        const made = { secretsSealed: [], template: null, customer: null, madeAt: LONG_AGO, madeBy: null };
        const works = { disabledBecause: null, disabledAt: null };
        const what = { kind: 'webhook' as const, title: id, url: 'https://hooks.example/', language: 'en' as const };
        await tx.putEndpoint({ id, ...what, ...made, ...works, ...rest }, null);
      }),
    rota: (id, shifts) =>
      store.transact(async (tx) => {
        const changed = { changedAt: LONG_AGO, changedBy: null };
        await tx.putRota({ id, title: id, timeZone: 'UTC', shifts, ...changed }, null);
      }),
    rules: (...given) =>
      store.transact(async (tx) => {
        const calendars = { office: { timeZone: 'UTC', hours: { 'mon-fri': ['09:00-18:00'] } } };
        const body = JSON.stringify({ timeZone: 'UTC', calendars, rules: given });
        await tx.putNotificationRules({ body, setAt: now(), setBy: null }, null);
      }),
  };
}
