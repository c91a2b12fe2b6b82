import pg from 'pg';
import { type AuditEntry, chained } from '../../../../src/app/ports/index.ts';
import { openEmbedded } from '../../../../src/store/postgres/embedded/open-embedded.ts';
import { PROMISED, promisedFacts } from './many-promises.ts';
import { fact, type Post } from './one.ts';

const MANY = 10_000;
const BATCH = 1_000;
const MINUTE_MS = 60_000;

/**
 * Makes ten thousand tickets, people, tokens, customers, receivers, deliveries and entries of the record, of a house that has
 * one of each: what is copied is that one.
 */
export async function tenThousand(post: Post, folder: string, person: string): Promise<void> {
  await posted(post, (n) => ticket(n));
  await inDatabase(folder, async (ask) => {
    for (const statement of OF_HOUSE) await ask(statement);
    await recorded(ask, person);
  });
}

/**
 * And ten thousand agreements and services of those customers, promises of as many suppliers, claims against them, outages of
 * a service with something excluded from each, statements and simulations.
 * @param month whose statement there is one of
 */
export async function tenThousandPromised(post: Post, folder: string, person: string, month: string): Promise<void> {
  await posted(post, (n) => promisedFacts(n, person, month));
  await inDatabase(folder, async (ask) => {
    for (const statement of PROMISED) await ask(statement);
  });
}

type Ask = (statement: string, values?: readonly unknown[]) => Promise<{ readonly rows: readonly object[] }>;

async function inDatabase(folder: string, work: (ask: Ask) => Promise<void>): Promise<void> {
  const embedded = await openEmbedded(folder, { as: 'visitor' });
  const client = new pg.Client(embedded.ownerConfig as pg.ClientConfig);
  try {
    await client.connect();
    await work(async (statement, values) => await client.query(statement, values as unknown[]));
  } finally {
    await client.end();
    await embedded.stop();
  }
}

async function posted(post: Post, make: (n: number) => readonly object[]): Promise<void> {
  const all = Array.from({ length: MANY }, (_, n) => make(n)).flat();
  for (let from = 0; from < all.length; from += BATCH) await post('/events', all.slice(from, from + BATCH));
}

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

const ticket = (n: number) => [
  fact('ticket.opened', `M-${String(n).padStart(5, '0')}`, `many-${n}`, ago(MINUTE_MS + n * 1_000), {
    customer: 'boreal',
    priority: 'P2',
  }),
];

const each = `generate_series(1, ${MANY}) n`;
const owner = `(select id from person where role = 'owner')`;

const OF_HOUSE = [
  `insert into person (id, role, approves, disabled, created_at)
    select 'person-' || n, 'technician', '{}', false, 1 from ${each}`,
  `insert into person_identity (person, name, email, email_key)
    select 'person-' || n, 'Person ' || n, 'p' || n || '@example.com', 'p' || n || '@example.com' from ${each}`,
  `insert into token (id, hash, prefix, name, person, scopes, made_at)
    select 'token-' || n, 'hash-' || n, 'lw_', 'Token ' || n, ${owner}, array['tickets:read'], 1 from ${each}`,
  `insert into customer (id, name, registered_at, changed_at, changed_by)
    select 'customer-' || n, 'Customer ' || n, 1, 1, ${owner} from ${each}`,
  `insert into endpoint (id, kind, title, url, language, secrets_sealed, template, customer, made_at, made_by,
      disabled_because, disabled_at, revision)
    select e.id || '-' || n, e.kind, e.title || ' ' || n, e.url, e.language, e.secrets_sealed, e.template, e.customer,
      e.made_at, e.made_by, e.disabled_because, e.disabled_at, e.revision
    from (select * from endpoint limit 1) e, ${each}`,
  `insert into message (id, recipient, channel, language, bundle, about, send_at, customer, again, step, rule, details,
      state, made_at, body, tries, ended_at)
    select m.id || '-' || n, m.recipient, m.channel, m.language, m.bundle || n, m.about, m.send_at, m.customer, m.again,
      m.step, m.rule, m.details, 'dead', m.made_at - n * 60000, m.body, 1, m.made_at
    from (select * from message limit 1) m, ${each}`,
];

/** Ten thousand entries of the record, chained as those before. */
async function recorded(ask: Ask, person: string): Promise<void> {
  const { rows } = await ask('select number::int, hash from audit_head for update');
  let head = rows[0] as { readonly number: number; readonly hash: string };
  const entries: AuditEntry[] = [];
  for (let n = 1; n <= MANY; n += 1) {
    const note = { at: Date.now(), actor: person, action: 'customer.changed', object: `customer:customer-${n}` };
    const entry = chained({ ...note, customer: `customer-${n}`, details: {} }, head);
    entries.push(entry);
    head = entry;
  }
  await ask(
    `insert into audit_entry (number, at, actor, action, object, customer, details, previous, hash)
      select number, at, actor, action, object, customer, details, previous, hash
      from json_populate_recordset(null::audit_entry, $1)`,
    [JSON.stringify(entries.map((entry) => ({ ...entry, details: JSON.stringify(entry.details) })))],
  );
  await ask('update audit_head set number = $1, hash = $2', [head.number, head.hash]);
}
