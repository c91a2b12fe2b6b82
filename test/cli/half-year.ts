/** Half a year of tickets of three customers, and a draft to hold against it: generated, and the same each time. */

const MONDAY = Date.parse('2026-01-05T00:00:00Z');
const MINUTE = 60_000;
const WEEKS = 26;
const CUSTOMERS = [
  { id: 'boreal', weekly: 8 },
  { id: 'verdier', weekly: 5 },
  { id: 'lumen', weekly: 2 },
] as const;

/** Mulberry32, so that the past is the same in every run. */
function chanceOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

interface Wanted {
  /** Work is recorded on every ticket. */
  readonly work?: boolean;
  readonly weeks?: number;
}

/** The events as lines; openings lie within the hours of the office, answers and ends within a few of their hours. */
export function halfYear({ work = false, weeks = WEEKS }: Wanted = {}): string {
  const below = chanceOf(7);
  const lines: string[] = [];
  const add = (type: string, subject: string, at: number, data: object = {}) =>
    lines.push(
      JSON.stringify({
        specversion: '1.0',
        id: `e${lines.length}`,
        source: 'desk',
        type,
        subject,
        time: new Date(at).toISOString(),
        data,
      }),
    );
  for (let week = 0; week < weeks; week += 1) {
    for (const { id, weekly } of CUSTOMERS) {
      for (let number = 0; number < weekly; number += 1) {
        const ticket = `${id}-${week}-${number}`;
        const opened = MONDAY + (((week * 7 + below(5)) * 24 + 8) * 60 + below(400)) * MINUTE;
        const priority = below(4) === 0 ? 'P1' : 'P2';
        add('ticket.opened', ticket, opened, { customer: id, priority });
        add('ticket.replied', ticket, opened + below(70) * MINUTE, { by: 'agent', public: true });
        const took = 30 + below(below(8) === 0 ? 2400 : 200);
        if (work) add('work.recorded', ticket, opened + 30 * MINUTE, { minutes: 20 + below(100) });
        add('ticket.resolved', ticket, opened + took * MINUTE);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

interface Terms {
  readonly customer?: string;
  readonly within?: string;
  readonly attainment?: string;
  readonly credit?: string;
  readonly version?: number;
}

/** A draft with a price, credits, a penalty, a cap and a bonus; `internal` holds a word that no customer may read. */
export function draftOf({
  customer = 'boreal',
  within = '4h',
  attainment = '90%',
  credit = '5%',
  version = 2,
}: Terms = {}): string {
  return `leeway: 1
kind: sla
id: ${customer}-desk
version: ${version}
title: { fr: "Centre de services", en: "Service desk" }
basis: customer
language: fr
timeZone: Europe/Paris
term: { from: 2027-01-01, to: 2027-12-31, renewal: tacit, renewFor: 12mo, notice: 3mo }
parties:
  provider: { name: "Hexa Infogérance" }
  customer: { id: ${customer}, name: "Client SAS", legalKind: professional }
calendars:
  office: { timeZone: Europe/Paris, hours: { mon-fri: [ "08:00-18:00" ] }, holidays: FR }
services:
  helpdesk: { title: { fr: "Centre de services", en: "Help desk" }, obligation: means }
priorities: { P1: { title: { fr: "Critique", en: "Critical" } }, P2: { title: { fr: "Normale", en: "Normal" } } }
targets:
  response: { measure: firstResponse, within: 1h, calendar: office, attainment: 80%, per: month, minimumSample: 5, belowMinimum: allowMisses(1) }
  resolution: { measure: resolution, within: ${within}, calendar: office, attainment: ${attainment}, per: month, minimumSample: 5, belowMinimum: allowMisses(1) }
charges:
  currency: EUR
  lines: { base: { title: { fr: "Forfait", en: "Fee" }, unit: month, amount: 2000.00 EUR, vat: 20% } }
remedies:
  slow: { on: resolution, kind: priceReduction, tiers: [ { below: ${attainment}, credit: ${credit} } ], of: charges, vatTreatment: priceReduction, contestWithin: 15d }
caps: { month: { share: 10%, of: charges } }
bonuses:
  quick: { on: response, tiers: [ { above: 99%, bonus: 1% } ], of: charges, vatTreatment: taxable }
internal:
  bounds:
    resolution.within: { ideal: 8h, walkAway: 5h, approver: canary-approver }
    caps.month.share: { ideal: 10%, walkAway: 20%, approver: finance }
  approvals: [ technical, finance, canary-approver ]
  cost: { base: 1500.00 EUR }
`;
}
