import { type Canary, planted } from './canaries.ts';

interface Words {
  readonly note: Canary;
  readonly comment: Canary;
  readonly name: Canary;
  readonly title: string;
  readonly contact: string;
  readonly alias: string;
  readonly cost: string;
  readonly walkAway: string;
}

const OF_A: Words = {
  note: 'noteA',
  comment: 'commentA',
  name: 'nameA',
  title: 'Support',
  contact: 'Office',
  alias: 'alba-in-desk',
  cost: planted('costA'),
  walkAway: planted('walkAwayA'),
};
const OF_B: Words = {
  note: 'noteB',
  comment: 'commentB',
  name: 'nameB',
  title: planted('titleB'),
  contact: planted('contactB'),
  alias: planted('inTextAliasB'),
  cost: planted('costB'),
  walkAway: planted('walkAwayB'),
};

/** An agreement with money, a supplier behind its service, and an internal section full of what is ours alone. */
export function agreementOf(
  customer: 'alba' | 'brio',
  version = 1,
  effective = '2026-01-01',
  id = `${customer}-or`,
): string {
  const words = customer === 'alba' ? OF_A : OF_B;
  return `# ${planted(words.comment)}
leeway: 1
kind: sla
id: ${id}
version: ${version}
effective: ${effective}
title: "${words.title}"
language: en
timeZone: UTC
term: { from: 2026-01-01, to: 2026-12-31, renewal: tacit, renewFor: 12mo, notice: 3mo }
parties:
  provider: { name: "Hexa" }
  customer: { id: ${customer}, name: "${planted(words.name)}", aliases: { desk: "${words.alias}" } }
contacts:
  office: { party: customer, role: general, name: "${words.contact}", reach: [ { phone: "+33 4 00 00 00 70" } ] }
calendars: { always: 24x7 }
services:
  ${customer}-line: { title: "The line", dependsOn: ${customer === 'alba' ? planted('dependsA') : 'some-supplier'} }
priorities: { P1: { title: "Critical" } }
targets:
  p1-response: { measure: firstResponse, when: { priority: [ P1 ] }, within: 1h, calendar: always, allow: 0, per: month }
  line-up: { measure: availability, when: { service: [ ${customer}-line ] }, atLeast: 99.9%, per: month, calendar: always }
rules:
  maintenance: { notice: 48h }
  exclude: [ forceMajeure ]
charges:
  currency: EUR
  lines:
    base: { title: "Fee", unit: month, amount: 1000.00 EUR, vat: 20% }
remedies:
  late-response: { title: "Late", on: p1-response, kind: penalty, perBreach: 50.00 EUR, vatTreatment: outOfScope }
internal:
  notes: [ "${planted(words.note)}" ]
  bounds: { p1-response.within: { ideal: 1h, walkAway: 15m, approver: technical }, remedies.late-response.perBreach: { ideal: 10.00 EUR, walkAway: ${words.walkAway} EUR, approver: finance } }
  approvals: [ technical, finance ]
  cost: { base: ${words.cost} EUR }
`;
}

/** What a supplier promises us, at which price. */
export function supplierText(): string {
  return `leeway: 1
kind: underpinning
id: fibre
version: 1
effective: 2026-01-01
title: "Fibre"
language: en
timeZone: UTC
parties:
  supplier: { name: "${planted('supplierName')}" }
  provider: { name: "Hexa" }
contacts:
  supplier-operations: { party: supplier, role: technical, name: "${planted('supplierContact')}", reach: [ { phone: "+33 4 00 00 00 71" } ] }
calendars: { always: 24x7 }
services: { access: { title: "Access" } }
priorities: { P1: { title: "Critical" } }
targets:
  restore: { measure: restoration, when: { priority: [ P1 ] }, within: 4h, calendar: always }
charges:
  currency: EUR
  lines:
    access: { title: "Access", unit: month, amount: ${planted('supplierPrice')} EUR, vat: 20% }
internal:
  notes: [ "${planted('supplierNote')}" ]
`;
}
