import { fact } from './one.ts';

const MINUTE_MS = 60_000;
const each = 'generate_series(1, 10000) n';

/** An outage of half an hour every hour, of the one service; what a supplier owes is claimed. */
export function promisedFacts(n: number, person: string, month: string): readonly object[] {
  const from = Date.now() - (n + 24) * 60 * MINUTE_MS;
  const at = (minutes: number) => new Date(from + minutes * MINUTE_MS).toISOString();
  const of = { customer: 'boreal' };
  return [
    fact('outage.started', 'internet', `many-o${n}`, at(0), { ...of, state: 'down', cause: `Cause ${n}` }),
    fact('outage.ended', 'internet', `many-e${n}`, at(30), of),
    fact('remedy.claimed', 'late', `many-c${n}`, at(30), { agreement: `line-${n}`, period: month, by: person }),
  ];
}

/** On which day the n-th agreement ends, and how it goes on. */
const TO = `to_char(date '2026-12-01' + n % 700, 'YYYY-MM-DD')`;

/** The text of an agreement, JSON or YAML, as that of the n-th: its own id, customer, service and supplier, which ends on a day of its own. */
const ofTheNth = (text: string) =>
  [
    [String.raw`\y(boreal-or|line|nord|internet)\y`, String.raw`'\1-' || n`],
    [String.raw`\yboreal\y(?!-)`, `'customer-' || n`],
    ['"12"', `'"alias-' || n || '"'`],
    [
      `"from":"2026-01-01"`,
      `'"from":"2026-01-01","to":"' || ${TO} || '","renewal":"tacit","renewFor":"12mo","notice":"3mo"'`,
    ],
    [
      `  from: 2026-01-01`,
      `E'  from: 2026-01-01\\n  to: ' || ${TO} || E'\\n  renewal: tacit\\n  renewFor: 12mo\\n  notice: 3mo'`,
    ],
  ].reduce((inner, [one, nth]) => `regexp_replace(${inner}, '${one}', ${nth}, 'g')`, text);

/** Facts of the n-th outage are told of an exclusion within it. */
const EXCLUDED = [
  ['from', 0],
  ['to', 10],
].reduce(
  (inner, [end, minutes]) => `jsonb_set(${inner}, '{data,${end}}', to_jsonb(to_char(
      now() at time zone 'UTC' - (n + 24) * interval '1 hour' + ${minutes} * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:00"Z"')))`,
  `jsonb_set(e.body::jsonb, '{id}', to_jsonb(e.id || '-' || n))`,
);

/** What is copied is the one. */
export const PROMISED: readonly string[] = [
  `insert into agreement_version (agreement, version, text, resolved, hash, published_at, published_by)
    select v.agreement || '-' || n, 1, ${ofTheNth('v.text')}, ${ofTheNth('v.resolved')},
      encode(sha256(convert_to(v.hash || n, 'UTF8')), 'hex'), v.published_at, v.published_by
    from agreement_version v, ${each}`,
  `insert into statement (agreement, month, number, customer, as_of, known_at, body, hash, issued_at, issued_by)
    select s.agreement || '-' || n, s.month, s.number, 'customer-' || n, s.as_of, s.known_at,
      replace(replace(s.body, '"boreal-or"', '"boreal-or-' || n || '"'), '"boreal"', '"customer-' || n || '"'),
      encode(sha256(convert_to(s.hash || n, 'UTF8')), 'hex'), s.issued_at, s.issued_by
    from statement s, ${each}`,
  `insert into simulation (id, owner, title, asked, created_at, created_by, state, tries, started_at, ended_at, progress, result)
    select s.id || '-' || n, s.owner, s.title, s.asked, s.created_at - n, s.created_by, s.state, s.tries, s.started_at,
      s.ended_at, s.progress, s.result
    from simulation s, ${each}`,
  `insert into event (stream, recorded_at, source, id, occurred_at, type, subject, author, body)
    select e.stream, e.recorded_at, e.source, e.id || '-' || n, e.occurred_at, e.type, e.subject, e.author,
      (${EXCLUDED})::text
    from event e, ${each} where e.type = 'exclusion.granted'`,
  'update agreement_set set generation = generation + 1',
];
