import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealFacts, verifyStore } from '../../../src/app/audit/index.ts';
import { correctFact } from '../../../src/app/decisions/corrections.ts';
import { issueStatement } from '../../../src/app/decisions/statements/issue-statement.ts';
import { excuseBreach } from '../../../src/app/decisions/tickets.ts';
import { rebuild } from '../../../src/app/live/rebuild.ts';
import { withdrawVersion } from '../../../src/app/register/agreements/withdraw-version.ts';
import { attachAlias, detachAlias } from '../../../src/app/register/customers/aliases.ts';
import { putCustomer } from '../../../src/app/register/customers/customers.ts';
import { issueReport, previewReport } from '../../../src/app/reports/index.ts';
import { retain } from '../../../src/app/running/retention.ts';
import { setRetention } from '../../../src/app/running/set-retention.ts';
import {
  bringUpToDate,
  type Database,
  openDatabase,
  openLedger,
  openPostgresStore,
  restoreBackup,
  writeBackup,
} from '../../../src/store/postgres/index.ts';
import { actorOf, event, example, given, registerWorld, smallAgreement } from '../../register/register-world.ts';
import { storesOfRun } from '../../support/postgres/stores-of-run.ts';

const MIGRATIONS = join(import.meta.dirname, '../../../src/store/migrations');
const folder = mkdtempSync(join(tmpdir(), 'lwtamper-'));
const owner = actorOf('owner');
const NOW = '2026-04-10T08:00:00Z';
const TOMORROW = Date.parse('2026-04-11T08:00:00Z');
const EN = { lang: 'en' } as const;

const stores = storesOfRun();
/** A store with everything that can be tampered with; every case works on a copy of it. */
let template = '';
beforeAll(async () => {
  const config = await stores.newDatabase();
  const database = openDatabase(config);
  await fill(database);
  await database.close();
  template = config.database;
}, 120_000);
afterAll(async () => {
  await stores.drop();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

async function fill(database: Database): Promise<void> {
  const store = openPostgresStore(database);
  const world = registerWorld(NOW, { ...store, close: async () => {} });
  const { ports, post, publish, setNow } = world;
  given(await publish(smallAgreement('b', 1)));
  given(await publish(smallAgreement('b', 2, { hours: 2, effective: '2026-04-05' })));
  given(await withdrawVersion({ agreement: 'b', version: 2, reason: 'too dear', force: true, ...EN }, owner, ports));
  given(await publish(example('settlement/agreement.yaml')));
  given(await putCustomer({ id: 'cobalt', name: 'Cobalt', ...EN }, owner, ports));
  const names = [1, 2].map((n) => ({ source: 'helpdesk', alias: `boreal-${n}`, customer: 'boreal', ...EN }));
  for (const name of names) given(await attachAlias(name, owner, ports));
  setNow('2026-04-10T08:01:00Z');
  given(await detachAlias(names[1] as (typeof names)[0], owner, ports));
  const facts = Array.from({ length: 1200 }, (_, n) => {
    const at = new Date(Date.parse('2026-03-01T08:00:00Z') + n * 1_200_000).toISOString();
    const opened = { customer: 'boreal', priority: 'P1', title: `text ${n}` };
    return [
      { ...event('ticket.opened', `T-${n}`, at, opened), id: `o${n}` },
      {
        ...event('ticket.replied', `T-${n}`, at.replace(':00:00', ':10:00'), { by: 'agent', public: true }),
        id: `r${n}`,
      },
    ];
  }).flat();
  for (let from = 0; from < facts.length; from += 400) await post(facts.slice(from, from + 400));
  await post([
    { ...event('ticket.opened', 'L-1', '2026-04-09T08:00:00Z', { customer: 'boreal', priority: 'P1' }), id: 'l1' },
    { ...event('ticket.replied', 'L-1', '2026-04-09T12:00:00Z', { by: 'agent', public: true }), id: 'l2' },
    { ...event('ticket.opened', 'L-2', '2026-04-09T08:00:00Z', { title: 'old' }, 'old desk'), id: 'old1' },
  ]);
  const excusal = { ticket: 'L-1', target: 'p1-response', cycle: null, reason: 'a strike', evidence: null, as: null };
  given(await excuseBreach({ ...excusal, ...EN }, actorOf('owner', { approves: ['technical'] }), ports));
  given(await correctFact({ source: 'helpdesk', id: 'r7', reason: 'wrong', corrected: null, ...EN }, owner, ports));
  given(await issueStatement({ agreement: 'studio-verne', month: '2026-03', lang: 'en' }, owner, ports));
  const month = { customer: 'studio-verne', month: '2026-03', ...EN };
  const { hash } = given(await previewReport(month, owner, ports));
  given(await issueReport({ ...month, hash }, owner, ports));
  given(await setRetention({ source: 'old desk', days: 1, lang: 'en' }, owner, ports));
  // Retention goes by the clock of the database.
  const forgotten = await retain(store, Date.now());
  expect(forgotten).toEqual([{ source: 'old desk', looked: 1, forgotten: 1 }]);
  await sealFacts(openLedger(database), { at: TOMORROW });
}

/** A copy of the store, as the one who owns it: whoever tampers has at least these rights. */
async function copy(): Promise<{ readonly database: Database; readonly drop: () => Promise<void> }> {
  const config = await stores.newDatabase(template);
  const database = openDatabase({ ...config, user: 'postgres', max: 3 });
  return { database, drop: () => database.close() };
}

const found = async (database: Database) => await verifyStore(openLedger(database));

/** What is found after somebody wrote these statements. */
async function afterWriting(...statements: readonly string[]) {
  const { database, drop } = await copy();
  try {
    for (const statement of statements) {
      const { numAffectedRows } = await sql.raw(statement).execute(database.sql);
      expect([statement, Number(numAffectedRows)]).toEqual([statement, expect.toSatisfy((n: number) => n > 0)]);
    }
    const { record, faults, total } = await found(database);
    expect(total).toBe(faults.length);
    return { faults, record: record.faults };
  } finally {
    await drop();
  }
}

const FACT = "source = 'helpdesk' and id = 'o5'";
const fact = (column: string, id = 'o5') => ({ kind: 'factChanged', source: 'helpdesk', id, column });

describe('a store of which nothing was changed by hand', () => {
  it('holds, with decisions, corrections, statements, names and forgotten texts in it', async () => {
    const { database, drop } = await copy();
    expect(await found(database)).toMatchObject({
      facts: 2405,
      versions: 3,
      statements: 1,
      reports: 1,
      unsealed: 0,
      sealedUntil: TOMORROW - 3_600_000,
      total: 0,
      record: { faults: [] },
    });
    await drop();
  });

  it('holds while facts come and another seal is drawn, and after all is judged anew', async () => {
    const { database, drop } = await copy();
    const store = openPostgresStore(database);
    const { ports, post, setNow } = registerWorld(NOW, { ...store, close: async () => {} });
    setNow('2026-04-12T08:00:00Z');
    await post([event('ticket.opened', 'N-1', '2026-04-12T08:00:00Z', { customer: 'boreal', priority: 'P1' })]);
    expect(await found(database)).toMatchObject({ unsealed: 1, total: 0 });
    await rebuild(ports, () => {});
    const ledger = openLedger(database);
    const both = await Promise.all([1, 2].map(() => sealFacts(ledger, { at: TOMORROW + 7 * 86_400_000 })));
    expect(both.filter((one) => one !== null)).toEqual([{ facts: 1, until: TOMORROW + 7 * 86_400_000 - 3_600_000 }]);
    expect(await sealFacts(ledger, { at: TOMORROW + 8 * 86_400_000, enough: TOMORROW + 6 * 86_400_000 })).toBeNull();
    expect(await found(database)).toMatchObject({ unsealed: 0, total: 0, record: { faults: [] } });
    await drop();
  });

  it('holds where it was restored from a backup', async () => {
    const { database, drop } = await copy();
    const file = join(folder, 'whole.backup');
    await writeBackup(database, file, { program: '0', secret: null });
    const empty = openDatabase({ ...(await stores.emptyDatabase()), max: 3 });
    await restoreBackup(empty, file, MIGRATIONS, () => {});
    await bringUpToDate(empty, MIGRATIONS);
    await rebuild(registerWorld(NOW, { ...openPostgresStore(empty), close: async () => {} }).ports, () => {});
    expect(await found(empty)).toMatchObject({ facts: 2405, total: 0, record: { faults: [] } });
    await empty.close();
    await drop();
  });
});

describe('a fact that was changed by hand is named, with what was changed', () => {
  const CHANGES: readonly (readonly [string, string, object[]])[] = [
    ['its body', `update event set body = replace(body, 'P1', 'P2') where ${FACT}`, [fact('body')]],
    ['a body that is none any more', `update event set body = 'x' where ${FACT}`, [fact('body')]],
    ['when it happened', `update event set occurred_at = occurred_at - 1 where ${FACT}`, [fact('occurred_at')]],
    ['its type', `update event set type = 'ticket.closed' where ${FACT}`, [fact('type')]],
    ['its ticket', `update event set subject = 'T-6' where ${FACT}`, [fact('subject')]],
    [
      'what remained of one that was forgotten',
      `update event set body = replace(body, '2026-04-09T08', '2026-04-09T09') where id = 'old1'`,
      [{ kind: 'factChanged', source: 'old desk', id: 'old1', column: 'body' }],
    ],
  ];
  it.each(CHANGES)('%s', async (_, statement, expected) => {
    expect((await afterWriting(statement)).faults).toEqual(expected);
  });

  it('where it lies and when it was learned: that the seal is broken is told too', async () => {
    const seal = expect.objectContaining({ kind: 'sealBroken', of: 'facts', sealed: 2405, found: 2405 });
    for (const [column, value] of [
      ['recorded_at', 'recorded_at - 1'],
      ['stream', "'ticket:T-6'"],
    ]) {
      const { faults } = await afterWriting(`update event set ${column} = ${value} where ${FACT}`);
      expect(faults).toEqual([fact(String(column)), seal]);
    }
  });

  it('who handed it in', async () => {
    const { faults } = await afterWriting(`update event set author = 'p-2' where ${FACT}`);
    expect(faults).toEqual([expect.objectContaining({ kind: 'sealBroken', sealed: 2405, found: 2405 })]);
  });

  it('with all that was noted beside it', async () => {
    const { faults } = await afterWriting(
      `update event_identity set content = (select content from event_identity where source = 'helpdesk' and id = 'o6') where ${FACT}`,
      `update event set subject = o.subject, body = replace(o.body, 'o6', 'o5'), occurred_at = o.occurred_at, stream = o.stream
        from event o where event.source = 'helpdesk' and event.id = 'o5' and o.source = 'helpdesk' and o.id = 'o6'`,
      `update event_identity set stream = 'ticket:T-6' where ${FACT}`,
    );
    expect(faults).toEqual([expect.objectContaining({ kind: 'sealBroken', entry: expect.any(Number) })]);
  });
});

describe('a fact that was taken out or put in by hand', () => {
  const broken = { kind: 'sealBroken', of: 'facts', sealed: 2405 };

  it('alone, is named', async () => {
    expect((await afterWriting(`delete from event where ${FACT}`)).faults).toEqual([
      { kind: 'factMissing', source: 'helpdesk', id: 'o5' },
      expect.objectContaining({ ...broken, found: 2404 }),
    ]);
    expect((await afterWriting(`delete from event_identity where ${FACT}`)).faults).toEqual([
      { kind: 'factUnknown', source: 'helpdesk', id: 'o5' },
      expect.objectContaining({ ...broken, found: 2405 }),
    ]);
  });

  it('with all that was noted of it, is missed by the seal of its night', async () => {
    const gone = await afterWriting(`delete from event where ${FACT}`, `delete from event_identity where ${FACT}`);
    expect(gone.faults).toEqual([expect.objectContaining({ ...broken, found: 2404 })]);
    const more = await afterWriting(
      `insert into event_identity select source, 'o5b', stream, recorded_at, content from event_identity where ${FACT}`,
      `insert into event select stream, recorded_at, source, 'o5b', occurred_at, type, subject, author, replace(body, '"o5"', '"o5b"') from event where ${FACT}`,
    );
    expect(more.faults).toEqual([expect.objectContaining({ ...broken, found: 2406 })]);
  });

  it('a decision: the entry of the record that tells of it is named, also before any seal', async () => {
    const excused = "source = 'leeway' and stream = 'ticket:L-1'";
    const { faults } = await afterWriting(
      `delete from event_identity where ${excused}`,
      `delete from event where ${excused}`,
    );
    expect(faults).toContainEqual({
      kind: 'decisionMissing',
      source: 'leeway',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      entry: expect.any(Number),
    });
  });

  it('a note that something was forgotten', async () => {
    const { faults } = await afterWriting(
      `insert into forgotten_fact select source, id, 1, content from event_identity where ${FACT}`,
    );
    expect(faults).toEqual([
      fact('body'),
      { kind: 'forgottenUnnoted', source: 'helpdesk', id: 'o5' },
      expect.objectContaining({ kind: 'sealBroken', of: 'forgotten' }),
    ]);
  });
});

describe('what takes a fact back', () => {
  const retraction = { source: 'leeway', id: expect.any(String) };
  it('is missed beside the facts', async () => {
    expect((await afterWriting('delete from retraction')).faults).toEqual([
      { kind: 'retractionUnnoted', ...retraction },
    ]);
  });
  it('is found where it takes another back than it says', async () => {
    expect((await afterWriting("update retraction set of_id = 'r8'")).faults).toEqual([
      { kind: 'retractionUnfounded', ...retraction, ofSource: 'helpdesk', ofId: 'r8' },
    ]);
  });
  it('is found where no fact says so', async () => {
    const { faults } = await afterWriting(
      "insert into retraction select 'helpdesk', 'r9', stream, recorded_at, source, 'nobody' from retraction",
    );
    expect(faults).toEqual([
      { kind: 'retractionUnfounded', source: 'leeway', id: 'nobody', ofSource: 'helpdesk', ofId: 'r9' },
    ]);
  });
});

describe('what was declared', () => {
  const changed = (table: string, row: string, ...columns: readonly string[]) =>
    columns.map((column) => ({ kind: 'rowChanged', table, row, column, entry: expect.any(Number) }));
  const CHANGES: readonly (readonly [string, string, object[]])[] = [
    [
      'the text of a version',
      `update agreement_version set text = replace(text, '1h', '9h') where agreement = 'b' and version = 1`,
      changed('agreement_version', 'b@1', 'text'),
    ],
    [
      'what is judged by',
      `update agreement_version set resolved = replace(resolved, 'Boreal', 'x') || ' ' where agreement = 'b' and version = 1`,
      changed('agreement_version', 'b@1', 'resolved'),
    ],
    [
      'its hash',
      `update agreement_version set hash = 'x' where agreement = 'b' and version = 1`,
      changed('agreement_version', 'b@1', 'hash'),
    ],
    [
      'when it was published',
      `update agreement_version set published_at = 1 where agreement = 'b' and version = 1`,
      changed('agreement_version', 'b@1', 'published_at'),
    ],
    [
      'a withdrawal',
      `update agreement_version set withdrawn_at = null, withdrawn_by = null, withdrawn_because = null where version = 2`,
      changed('agreement_version', 'b@2', 'withdrawn_at', 'withdrawn_by', 'withdrawn_because'),
    ],
    [
      'a version taken out',
      `delete from agreement_version where agreement = 'b' and version = 1`,
      [{ kind: 'rowMissing', table: 'agreement_version', row: 'b@1', entry: expect.any(Number) }],
    ],
    [
      'a version put in',
      `insert into agreement_version select agreement, 3, text, resolved, hash, published_at from agreement_version where agreement = 'b' and version = 1`,
      [{ kind: 'rowUnnoted', table: 'agreement_version', row: 'b@3' }],
    ],
    [
      'a statement',
      `update statement set body = replace(body, 'e', 'a')`,
      changed('statement', 'studio-verne/2026-03/1', 'body'),
    ],
    [
      'the hash of a statement',
      `update statement set hash = 'x'`,
      changed('statement', 'studio-verne/2026-03/1', 'hash'),
    ],
    [
      'as of when it was issued',
      `update statement set as_of = 1, known_at = 2`,
      changed('statement', 'studio-verne/2026-03/1', 'as_of', 'known_at'),
    ],
    [
      'a statement taken out',
      `delete from statement`,
      [{ kind: 'rowMissing', table: 'statement', row: 'studio-verne/2026-03/1', entry: expect.any(Number) }],
    ],
    [
      'a report',
      `update report set body = replace(body, 'e', 'a')`,
      changed('report', 'studio-verne/2026-03/1', 'body'),
    ],
    [
      'a report with its hash',
      `update report set body = '{}', hash = encode(sha256('{}'), 'hex')`,
      changed('report', 'studio-verne/2026-03/1', 'body', 'hash'),
    ],
    [
      'who issued a report, and as of when',
      `update report set issued_by = 'p-2', as_of = 1, known_at = 2`,
      changed('report', 'studio-verne/2026-03/1', 'as_of', 'known_at', 'issued_by'),
    ],
    [
      'a report taken out',
      `delete from report`,
      [{ kind: 'rowMissing', table: 'report', row: 'studio-verne/2026-03/1', entry: expect.any(Number) }],
    ],
    [
      'a report put in',
      `insert into report select customer, month, 2, as_of, known_at, body, hash, issued_at, issued_by from report`,
      [{ kind: 'rowUnnoted', table: 'report', row: 'studio-verne/2026-03/2' }],
    ],
    [
      'whose a name is',
      `update customer_alias set customer = 'cobalt'`,
      changed('customer_alias', '["helpdesk","boreal-1"]', 'customer'),
    ],
    [
      'from when a name is whose',
      `update customer_alias set attached_at = 1`,
      changed('customer_alias', '["helpdesk","boreal-1"]', 'attached_at'),
    ],
    [
      'a name put in',
      `insert into customer_alias values ('helpdesk', 'x', 'cobalt', 1, null)`,
      [{ kind: 'rowUnnoted', table: 'customer_alias', row: '["helpdesk","x"]' }],
    ],
    [
      'whose a name was',
      `delete from customer_alias_past`,
      [{ kind: 'rowMissing', table: 'customer_alias_past', row: '["helpdesk","boreal-2"]', entry: expect.any(Number) }],
    ],
    [
      'from when a customer is known by its id',
      `update customer set registered_at = 1`,
      changed('customer', 'cobalt', 'registered_at'),
    ],
    [
      'a customer',
      `update customer set id = 'boreal'`,
      [
        { kind: 'rowUnnoted', table: 'customer', row: 'boreal' },
        { kind: 'rowMissing', table: 'customer', row: 'cobalt', entry: expect.any(Number) },
      ],
    ],
  ];
  it.each(CHANGES)('%s', async (_, statement, expected) => {
    expect((await afterWriting(statement)).faults).toEqual(expected);
  });

  it('and its hash anew: the record tells the one with which it was published or issued', async () => {
    const { faults } = await afterWriting(
      `update statement set body = replace(body, 'e', 'a'), hash = encode(sha256(convert_to(replace(body, 'e', 'a'), 'UTF8')), 'hex')`,
    );
    expect(faults).toEqual(changed('statement', 'studio-verne/2026-03/1', 'body', 'hash'));
  });
});

describe('beside them', () => {
  it('tickets that no list leads to are named', async () => {
    expect((await afterWriting("delete from ticket where ticket = 'T-5'")).faults).toEqual([
      { kind: 'ticketLost', ticket: 'T-5' },
    ]);
    expect((await afterWriting("update ticket set root = 'nowhere' where ticket = 'T-5'")).faults).toEqual([
      { kind: 'ticketLost', ticket: 'T-5' },
    ]);
  });

  it('a seal can not be made anew without the record showing it', async () => {
    const { record, faults } = await afterWriting(
      `update audit_entry set details = replace(details, '"facts":2405', '"facts":2404') where action = 'facts.sealed'`,
    );
    expect(record).toContainEqual({ kind: 'changed', number: expect.any(Number) });
    expect(faults).toEqual([expect.objectContaining({ kind: 'sealBroken' })]);
  });
});
