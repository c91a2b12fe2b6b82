import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/app/access/actor.ts';
import { correctFact } from '../../src/app/decisions/corrections.ts';
import { grantExclusion } from '../../src/app/decisions/exclusions.ts';
import { announceMaintenance } from '../../src/app/decisions/maintenance.ts';
import { declare } from '../../src/app/decisions/statements/declare.ts';
import { issueStatement } from '../../src/app/decisions/statements/issue-statement.ts';
import { statementFor } from '../../src/app/decisions/statements/issued-statements.ts';
import { decideScope, excuseBreach } from '../../src/app/decisions/tickets.ts';
import type { Refusal } from '../../src/app/refusal.ts';
import { withdrawVersion } from '../../src/app/register/agreements/withdraw-version.ts';
import { attachAlias, detachAlias } from '../../src/app/register/customers/aliases.ts';
import { putCustomer } from '../../src/app/register/customers/customers.ts';
import { exportCustomer } from '../../src/app/register/customers/export-customer.ts';
import { actorOf, event, given, refusalOf, registerWorld, smallAgreement } from './register-world.ts';

/** Somebody who may do everything, for Boréal alone. */
const forBoreal = actorOf('owner', { customer: 'boreal', id: 'p-for-boreal' });

async function world() {
  const made = registerWorld('2026-04-10T08:00:00Z');
  given(await made.publish(smallAgreement('boreal-or', 1)));
  given(await made.publish(smallAgreement('cobalt-or', 1, { customer: 'cobalt' })));
  const opened = event('ticket.opened', 'cobalt-1', '2026-04-09T08:00:00Z', { customer: 'cobalt', priority: 'P1' });
  const replied = event('ticket.replied', 'cobalt-1', '2026-04-09T10:00:00Z', { by: 'agent', public: true });
  await made.post([opened, { ...replied, id: 'cobalt-e' }]);
  given(
    await attachAlias(
      { source: 'helpdesk', alias: 'cobalt-name', customer: 'cobalt', lang: 'en' },
      actorOf('owner'),
      made.ports,
    ),
  );
  return made;
}

type Ports = Awaited<ReturnType<typeof world>>['ports'];
type Ask = (of: string, actor: Actor, ports: Ports) => Promise<unknown>;

const lang = 'en' as const;
const span = {
  service: 'line',
  from: Date.parse('2026-05-01T00:00:00Z'),
  to: Date.parse('2026-05-01T01:00:00Z'),
  lang,
};
const why = { reason: 'x', evidence: null, as: null, lang };

/** Every use case that takes an id, asked for something of one customer's (`cobalt…`), or of nobody's (`nobody…`). */
const ASKS: readonly (readonly [string, Ask])[] = [
  ['announcing maintenance', (of, actor, ports) => announceMaintenance({ ...span, customer: of }, actor, ports)],
  ['granting an exclusion', (of, actor, ports) => grantExclusion({ ...span, customer: of, ...why }, actor, ports)],
  [
    'excusing a breach',
    (of, actor, ports) => excuseBreach({ ticket: `${of}-1`, target: 'p1-response', cycle: null, ...why }, actor, ports),
  ],
  [
    'deciding scope',
    (of, actor, ports) => decideScope({ ticket: `${of}-1`, scope: 'out', exclusion: null, ...why }, actor, ports),
  ],
  [
    'correcting a fact',
    (of, actor, ports) =>
      correctFact({ source: 'helpdesk', id: `${of}-e`, reason: 'x', corrected: null, lang }, actor, ports),
  ],
  [
    'declaring on a month',
    (of, actor, ports) =>
      declare(
        { agreement: `${of}-or`, month: '2026-03', declaration: 'accepted', item: null, reason: null, lang },
        actor,
        ports,
      ),
  ],
  [
    'issuing a statement',
    (of, actor, ports) => issueStatement({ agreement: `${of}-or`, month: '2026-03', lang }, actor, ports),
  ],
  [
    'reading a statement',
    (of, actor, ports) => statementFor({ agreement: `${of}-or`, month: '2026-03', number: 1, lang }, actor, ports),
  ],
  [
    'withdrawing a version',
    (of, actor, ports) =>
      withdrawVersion({ agreement: `${of}-or`, version: 1, reason: 'x', force: true, lang }, actor, ports),
  ],
  ['naming a customer', (of, actor, ports) => putCustomer({ id: of, name: 'Mine', lang }, actor, ports)],
  [
    'attaching a name',
    (of, actor, ports) => attachAlias({ source: 'helpdesk', alias: 'x', customer: of, lang }, actor, ports),
  ],
  [
    'taking over a name',
    (of, actor, ports) =>
      attachAlias({ source: 'helpdesk', alias: `${of}-name`, customer: 'boreal', lang }, actor, ports),
  ],
  [
    'detaching a name',
    (of, actor, ports) => detachAlias({ source: 'helpdesk', alias: `${of}-name`, customer: of }, actor, ports),
  ],
  ['exporting a customer', (of, actor, ports) => exportCustomer(of, actor, ports)],
];

describe('ids of another customer', () => {
  it.each(ASKS)('%s: refused, nothing written, and not told whether it exists', async (_, asked) => {
    const { ports, store, notes } = await world();
    const state = async () =>
      JSON.stringify([
        await notes(),
        await store.publishedVersions(),
        await store.customerAliases(),
        await store.registeredCustomers(),
        await store.facts({}, null, 100),
      ]);
    const before = await state();
    const words = (refused: Refusal) => JSON.stringify(refused).replaceAll(/cobalt|nobody/g, '…');
    const [foreign, none] = [await asked('cobalt', forBoreal, ports), await asked('nobody', forBoreal, ports)].map(
      refusalOf,
    );
    expect(words(foreign as Refusal)).toBe(words(none as Refusal));
    expect(await state()).toBe(before);
  });
});
