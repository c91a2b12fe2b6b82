import { readFileSync } from 'node:fs';
import { type Actor, type Role, SCOPES_OF } from '../../src/app/access/actor.ts';
import type { DecisionPorts } from '../../src/app/decisions/record.ts';
import { openEventPost } from '../../src/app/live/post-events.ts';
import { openRosters } from '../../src/app/live/roster.ts';
import type { Store } from '../../src/app/ports/index.ts';
import { isRefusal, type Refusal } from '../../src/app/refusal.ts';
import { publishAgreement } from '../../src/app/register/agreements/publish-agreement.ts';
import { loadHolidaySource } from '../../src/connectors/holidays/index.ts';
import { basesFor } from '../../src/main/bases.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';

/** A provider's register, in memory unless a store is given, with a clock of its own. */
export function registerWorld(now = '2026-04-10T08:00:00Z', store: Store = openMemoryStore()) {
  let at = Date.parse(now);
  const ports: DecisionPorts = {
    store,
    now: () => at,
    bases: basesFor('none/none.yaml', process.cwd()),
    holidays: async () => loadHolidaySource(),
    rosters: openRosters(async () => loadHolidaySource()),
  };
  const post = openEventPost(ports);
  return {
    store,
    ports,
    setNow: (text: string) => {
      at = Date.parse(text);
    },
    publish: (text: string, more: { readonly dryRun?: boolean; readonly by?: Actor } = {}) =>
      publishAgreement(
        { text, format: 'yaml', dryRun: more.dryRun ?? false, lang: 'en' },
        more.by ?? actorOf('owner'),
        ports,
      ),
    post: (values: readonly unknown[], by: Actor = actorOf('manager')) => post.post(values, by, 'en'),
    notes: async () =>
      (await store.auditEntries(0, 1000)).map(({ action, object, customer }) => ({ action, object, customer })),
  };
}

export function actorOf(role: Role, more: Partial<Actor> = {}): Actor {
  return {
    kind: 'person',
    id: `p-${role}`,
    person: `p-${role}`,
    role,
    approves: [],
    customer: null,
    scopes: SCOPES_OF[role],
    ...more,
  };
}

export const customerOf = (customer: string): Actor => actorOf('customer', { customer, id: `p-of-${customer}` });

/** What was given, where it is no refusal. */
export function given<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(`refused: ${JSON.stringify(value)}`);
  return value as T;
}

export function refusalOf(value: unknown): Refusal {
  if (!isRefusal(value)) throw new Error(`not refused: ${JSON.stringify(value)}`);
  return value;
}

export const example = (path: string): string =>
  readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8');

export function linesOf(path: string): readonly object[] {
  return example(path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as object);
}

/** A small agreement of one customer: one promise on P1 tickets, and one on the availability of its line. */
export function smallAgreement(
  id: string,
  version: number,
  more: { readonly hours?: number; readonly effective?: string; readonly customer?: string } = {},
): string {
  const customer = more.customer ?? 'boreal';
  return `leeway: 1
kind: sla
id: ${id}
version: ${version}
effective: ${more.effective ?? '2026-01-01'}
title: "Support for ${customer}"
language: en
timeZone: UTC
term: { from: 2026-01-01, to: 2026-12-31, renewal: tacit, renewFor: 12mo, notice: 3mo }
parties:
  provider: { name: "Hexa" }
  customer: { id: ${customer}, name: "${customer} Ltd", aliases: { glpi: "${customer}-12" } }
calendars: { always: 24x7 }
services:
  line: { title: "The line", dependsOn: CANARY-SUPPLIER }
priorities: { P1: { title: "Critical" } }
targets:
  p1-response: { measure: firstResponse, when: { priority: [ P1 ] }, within: ${more.hours ?? 1}h, calendar: always }
  line-up: { measure: availability, when: { service: [ line ] }, atLeast: 99.9%, per: month, calendar: always }
rules:
  maintenance: { notice: 48h }
  exclude: [ forceMajeure ]
internal: # CANARY-COMMENT
  notes: [ "CANARY-NOTE" ]
`;
}

let number = 0;

/** An event of the help desk. */
export function event(type: string, subject: string, time: string, data: object = {}, source = 'helpdesk'): object {
  number += 1;
  return { specversion: '1.0', id: `e${number}`, source, type, subject, time, data };
}
