import { dateOfDay, dayNumberOf } from '../../../core/time/index.ts';
import type { AgreementText } from './agreement-texts.ts';

/** Agreements that those of the demonstration's customers stand on. */
export const STANDS_ON = { line: 'ligne-nord', room: 'salle-blanche', network: 'equipe-reseau' } as const;

/** The last day of two years from a first day on. */
export function lastDay(from: string): string {
  return dateOfDay(dayNumberOf(`${Number(from.slice(0, 4)) + 2}${from.slice(4)}`) - 1);
}

/** What suppliers and our own network team promise the demonstration's provider, from a first day on (`2025-11-01`). */
export function supplierTexts(from: string): readonly AgreementText[] {
  return [
    { file: 'ligne-nord-1.yaml', text: `${head('underpinning', STANDS_ON.line, from, LINE_TITLE)}${LINE}` },
    { file: 'salle-blanche-1.yaml', text: `${head('underpinning', STANDS_ON.room, from, ROOM_TITLE)}${ROOM}` },
    { file: 'equipe-reseau-1.yaml', text: `${head('ola', STANDS_ON.network, from, TEAM_TITLE)}${TEAM}` },
  ];
}

const LINE_TITLE = '{ fr: "Liaison Internet — Ligne Nord", en: "Internet link — Ligne Nord" }';
const ROOM_TITLE = '{ fr: "Hébergement — Salle Blanche", en: "Hosting — Salle Blanche" }';
const TEAM_TITLE =
  '{ fr: "Accord interne (OLA) — équipe réseau et centre de services", en: "Internal agreement (OLA) — network team and service desk" }';

function head(kind: 'underpinning' | 'ola', id: string, from: string, title: string): string {
  const to = lastDay(from);
  return `# Generated for the demonstration: no such company exists, nothing here was ever agreed.
leeway: 1
kind: ${kind}
id: ${id}
version: 1
effective: ${from}
title: ${title}
language: fr
timeZone: Europe/Paris
term: { from: ${from}, to: ${to}, renewal: tacit, renewFor: 12mo, notice: 3mo, reviewEvery: 6mo }
`;
}

/** Four hours, but only while the operator's desk is open. */
const LINE = `parties:
  supplier: { id: ligne-nord, name: "Ligne Nord (démonstration)", siren: "000000000" }
  provider: { name: "Hexa Infogérance (démonstration)", siren: "000000000" }
contacts:
  operations: { party: supplier, role: technical, name: "Centre de supervision de Ligne Nord", reach: [ { phone: "+33 1 00 00 00 20" } ] }
  billing: { party: supplier, role: finance, name: "Facturation de Ligne Nord", reach: [ { email: facturation@ligne-nord.example } ] }
calendars:
  desk:
    timeZone: Europe/Paris
    hours: { mon-fri: [ "09:00-18:00" ] }
    holidays: FR
services:
  internet:
    title: { fr: "Accès à Internet", en: "Internet access" }
    obligation: result
    covers: [ { fr: "liaison jusqu’au routeur", en: "link up to the router" } ]
    excludes: [ { id: cabling, title: { fr: "câblage du bâtiment", en: "cabling of the building" } } ]
targets:
  restoration: { title: { fr: "Rétablissement (GTR)", en: "Restoration" }, measure: restoration, when: { service: [ internet ] }, within: 4h, calendar: desk, allow: 1, per: quarter, warnAt: [ 75% ] }
  availability: { title: { fr: "Disponibilité de la liaison", en: "Availability of the link" }, measure: availability, when: { service: [ internet ] }, atLeast: 99.9%, per: month, calendar: always }
rules:
  restorationStopsOn: [ restored, resolved ]
  pauseOn: [ waitingCustomer, appointment ]
  maxPause: 5bd
charges:
  currency: EUR
  lines:
    link: { title: { fr: "Liaisons", en: "Links" }, unit: month, amount: 285.00 EUR, vat: 20% }
remedies:
  late: { on: restoration, kind: priceReduction, perBreach: 50.00 EUR, claim: { onRequest: true, within: 2mo }, vatTreatment: priceReduction, soleRemedy: false, countsTowardLiability: false, contestWithin: 15d }
caps:
  month: { share: 100%, of: charges }
`;

/** Less downtime than is promised to customers, and a month to ask for a credit. */
const ROOM = `parties:
  supplier: { id: salle-blanche, name: "Salle Blanche (démonstration)", siren: "000000000" }
  provider: { name: "Hexa Infogérance (démonstration)", siren: "000000000" }
contacts:
  operations: { party: supplier, role: technical, name: "Exploitation de Salle Blanche", reach: [ { phone: "+33 1 00 00 00 21" } ] }
  manager: { party: supplier, role: service, name: "Responsable de compte", reach: [ { email: compte@salle-blanche.example } ] }
services:
  hosting:
    title: { fr: "Hébergement de nos serveurs", en: "Hosting of our servers" }
    obligation: result
    covers: [ { fr: "énergie, refroidissement, réseau", en: "power, cooling, network" } ]
    excludes: [ { id: applications, title: { fr: "logiciels installés", en: "software installed" } } ]
targets:
  availability: { title: { fr: "Disponibilité de l’hébergement", en: "Availability of the hosting" }, measure: availability, when: { service: [ hosting ] }, atLeast: 99.95%, per: month, calendar: always }
rules:
  maintenance: { notice: 72h, maxPerMonth: 8h }
  exclude: [ forceMajeure, customerFault, suspension ]
charges:
  currency: EUR
  lines:
    room: { title: { fr: "Emplacement", en: "Space" }, unit: month, amount: 400.00 EUR, vat: 20% }
remedies:
  credit: { on: availability, kind: priceReduction, tiers: [ { below: 99.95%, credit: 10% }, { below: 99%, credit: 25% } ], of: { line: room }, claim: { onRequest: true, within: 2mo }, vatTreatment: priceReduction, soleRemedy: false, countsTowardLiability: false, contestWithin: 15d }
caps:
  month: { share: 50%, of: charges }
`;

/** Tighter than what customers were promised: 4 h of restoration leave the team 3. */
const TEAM = `parties:
  provider: { name: "Équipe réseau (démonstration)" }
  customer: { name: "Centre de services (démonstration)" }
calendars:
  office:
    timeZone: Europe/Paris
    hours: { mon-fri: [ "08:00-19:00" ] }
    holidays: FR
services:
  network:
    title: { fr: "Traitement des demandes réseau", en: "Handling of network requests" }
    obligation: means
    covers: [ { fr: "diagnostic et rétablissement", en: "diagnosis and restoration" } ]
    excludes: [ { id: customer-contact, title: { fr: "information du client", en: "informing the customer" } } ]
priorities:
  P1: { title: { fr: "P1 — critique", en: "P1 — critical" } }
  P2: { title: { fr: "P2 — majeure", en: "P2 — major" } }
prioritySetBy: customer
targets:
  p1-restoration: { title: { fr: "Rétablissement P1 (GTR)", en: "P1 restoration" }, measure: restoration, when: { priority: [ P1 ], service: [ network ] }, within: 3h, calendar: always, allow: 1, per: quarter }
  p2-restoration: { title: { fr: "Rétablissement P2 (GTR)", en: "P2 restoration" }, measure: restoration, when: { priority: [ P2 ], service: [ network ] }, within: 7h30m, calendar: office, allow: 1, per: quarter }
rules:
  restorationStopsOn: [ restored, resolved ]
  pauseOn: [ waitingCustomer, appointment ]
  maxPause: 5bd
`;
