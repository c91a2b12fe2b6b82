// Event logs of any size, the same in every run: made from nothing, or a real one many times over.

import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { chance } from './office.mjs';

const HOUR = 3_600_000;
const BEGIN = Date.UTC(2026, 0, 1);
const YEAR = 365 * 24 * HOUR;

/** The agreement that a log is judged by: three targets on two calendars, for the customer that the log names. */
export const agreementFor = (customer) => `leeway: 1
kind: sla
id: bench
version: 1
effective: 2016-01-01
title: { fr: "Mesure", en: "Benchmark" }
basis: customer
language: en
timeZone: Europe/Paris
term: { from: 2016-01-01, to: 2027-12-31 }
parties:
  provider: { name: "Provider" }
  customer: { id: ${customer}, name: "Customer", legalKind: professional }
calendars:
  office: { timeZone: Europe/Paris, hours: { mon-fri: [ "09:00-12:00", "13:00-18:00" ] }, holidays: FR }
  always: 24x7
services: { helpdesk: { title: { fr: "Assistance", en: "Help desk" }, obligation: means } }
priorities: { P1: { title: "1" }, P2: { title: "2" }, P3: { title: "3" }, P4: { title: "4" } }
targets:
  acknowledgement: { measure: acknowledgement, within: 4h, calendar: office, attainment: 90%, per: month, minimumSample: 10, belowMinimum: exempt }
  resolution-high: { measure: resolution, when: { priority: [ P1, P2 ] }, within: 8h, calendar: always, attainment: 80%, per: month, minimumSample: 10, belowMinimum: exempt }
  resolution: { measure: resolution, when: { priority: [ P3, P4 ] }, within: 5bd, calendar: office, attainment: 80%, per: month, minimumSample: 10, belowMinimum: exempt }
`;

/** The events of one ticket that begins at `at`, as `[time, type, data]`. */
function ticketEvents(at, next) {
  const steps = [
    [at, 'ticket.opened', { customer: 'bench', priority: `P${1 + Math.floor(next() * 4)}`, service: 'helpdesk' }],
  ];
  const later = (hours) => {
    const last = steps.at(-1)[0];
    return last + Math.floor(next() * hours * HOUR);
  };
  steps.push([later(6), 'ticket.replied', { by: 'agent', public: true }]);
  if (next() < 0.2) steps.push([later(24), 'ticket.priorityChanged', { priority: `P${1 + Math.floor(next() * 4)}` }]);
  if (next() < 0.3) {
    steps.push([later(24), 'ticket.paused', { reason: 'waitingCustomer' }]);
    steps.push([later(90), 'ticket.resumed', {}]);
  }
  steps.push([later(60), 'ticket.resolved', {}]);
  if (next() < 0.02) steps.push([later(48), 'ticket.reopened', {}], [later(48), 'ticket.resolved', {}]);
  steps.push([later(120), 'ticket.closed', {}]);
  return steps;
}

/** Writes a year of `tickets` tickets, in order of time, to `file`. */
export function generateLog(file, tickets) {
  const next = chance(7);
  const events = [];
  for (let ticket = 1; ticket <= tickets; ticket += 1) {
    for (const [time, type, data] of ticketEvents(BEGIN + Math.floor(next() * YEAR), next)) {
      events.push({ time, type, subject: `T${ticket}`, data });
    }
  }
  events.sort((a, b) => a.time - b.time);
  mkdirSync(dirname(file), { recursive: true });
  const lines = events.map(({ time, type, subject, data }, at) => {
    const instant = new Date(time).toISOString();
    return `${JSON.stringify({ specversion: '1.0', id: `e${at}`, source: 'bench', type, subject, time: instant, data })}\n`;
  });
  writeFileSync(file, lines.join(''));
}

/** Writes every event of `from` `times` over, each copy with an id and a ticket of its own, side by side in time. */
export async function multiplyLog(from, file, times) {
  const out = createWriteStream(file);
  for await (const line of createInterface({ input: createReadStream(from), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === '') continue;
    const event = JSON.parse(line);
    let copies = '';
    for (let copy = 1; copy <= times; copy += 1) {
      copies += `${JSON.stringify({ ...event, id: `${event.id}~${copy}`, subject: `${event.subject}~${copy}` })}\n`;
    }
    if (!out.write(copies)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
