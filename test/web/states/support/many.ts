import pg from 'pg';
import { type AuditEntry, chained } from '../../../../src/app/ports/index.ts';
import { openEmbedded } from '../../../../src/store/postgres/embedded/open-embedded.ts';
import { fact, lineOf, type Post } from './one.ts';

const MANY = 10_000;
const BATCH = 1_000;
const MINUTE_MS = 60_000;
const REMEDIES = 10;

/**
 * Makes ten thousand of each thing that lists show, of a house that has one of each: copies of that one where there is one.
 * @param isAll not only what is quickly made: agreements, services, outages, exclusions, statements and claims too
 */
export async function tenThousand(post: Post, folder: string, person: string, isAll: boolean): Promise<void> {
  const remedies = Array.from({ length: REMEDIES }, (_, n) => `late-${n}`);
  if (isAll) await post('/agreements', { text: JSON.stringify(lineOf('lines', remedies)), format: 'json' });
  await posted(post, (n) => ticket(n));
  await inDatabase(folder, async (ask) => {
    for (const statement of OF_HOUSE) await ask(statement);
    await recorded(ask, person);
    if (!isAll) return;
    await ask(AGREEMENTS);
    await ask('update agreement_set set generation = generation + 1');
    for (const statement of ISSUED) await ask(statement);
  });
  if (!isAll) return;
  await posted(post, (n) => outage(n));
  await posted(post, (n) => shortOutage(n));
  await posted(post, (n) => exclusion(n, person));
  await posted(post, (n) => claim(n, person));
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

/** Of each service one that lasts. */
const outage = (n: number) => [
  fact('outage.started', `service-${n + 1}`, `down-${n}`, ago(60 * MINUTE_MS), { state: 'down' }),
];

/** Of one service ten thousand in the last weeks, each a minute long. */
const shortOutage = (n: number) => [
  fact('outage.started', 'internet', `short-${n}`, ago((n * 4 + 3) * MINUTE_MS), { state: 'down', customer: 'boreal' }),
  fact('outage.ended', 'internet', `ended-${n}`, ago((n * 4 + 2) * MINUTE_MS), { customer: 'boreal' }),
];

const exclusion = (n: number, approver: string) => [
  fact('exclusion.granted', 'internet', `excluded-${n}`, ago(MINUTE_MS), {
    from: ago((n * 4 + 3) * MINUTE_MS),
    to: ago((n * 4 + 2) * MINUTE_MS),
    reason: 'forceMajeure',
    evidence: `Letter ${n}`,
    approver,
  }),
];

/** What was claimed month by month, of each remedy. */
const claim = (n: number, by: string) => {
  const months = Math.floor(n / REMEDIES);
  const month = `${1930 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  const data = { agreement: 'lines', period: month, by };
  return [fact('remedy.claimed', `late-${n % REMEDIES}`, `claim-${n}`, ago(MINUTE_MS), data)];
};

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

/** Each with a customer and a service of its own. */
const renamed = (column: string) =>
  `replace(replace(replace(replace(replace(${column}, 'boreal-or', 'many-' || n), 'boreal', 'customer-' || n),
    'Boréal', 'Customer ' || n), 'internet', 'service-' || n), '"12"', '"many ' || n || '"')`;
const AGREEMENTS = `insert into agreement_version (agreement, version, text, resolved, hash, published_at, published_by)
  select 'many-' || n, 1, ${renamed('text')}, ${renamed('resolved')},
    encode(sha256(convert_to(${renamed('text')}, 'UTF8')), 'hex'), published_at, published_by
  from (select * from agreement_version where agreement = 'boreal-or') a, ${each}`;

const ISSUED = [
  `insert into statement (agreement, month, number, customer, as_of, known_at, body, hash, issued_at, issued_by)
    select 'many-' || n, month, number, 'customer-' || n, as_of, known_at, body, hash, issued_at, issued_by
    from (select * from statement limit 1) s, ${each}`,
  `insert into report (customer, month, number, as_of, known_at, body, hash, issued_at, issued_by)
    select 'customer-' || n, month, number, as_of, known_at, body, hash, issued_at, issued_by
    from (select * from report limit 1) r, ${each}`,
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
