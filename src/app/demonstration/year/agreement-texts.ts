import type { Company, Plan } from './companies.data.ts';
import { lastDay, STANDS_ON, supplierTexts } from './supplier-texts.ts';

/** The text of one agreement version, as a provider would hand it in. */
export interface AgreementText {
  readonly file: string;
  readonly text: string;
}

const BASE: { readonly [plan in Plan]: string } = {
  standard: 'templates/msp-standard@2',
  plans: 'templates/helpdesk-multilevel@1',
  hosting: 'templates/network-hosting@1',
  essential: 'templates/msp-standard@2',
};

const TITLE: { readonly [plan in Plan]: readonly [fr: string, en: string] } = {
  standard: ['Infogérance complète', 'Full managed services'],
  plans: ['Assistance en trois formules', 'Support in three plans'],
  hosting: ['Réseau et hébergement', 'Network and hosting'],
  essential: ['Infogérance Essentiel', 'Essential managed services'],
};

/** How many there are of what is charged by number: a company whose people ask once a month each has as many as tickets. */
const QUANTITIES: { readonly [plan in Plan]: (company: Company) => { readonly [line: string]: number } } = {
  standard: ({ tickets }) => ({ users: tickets, workstations: tickets + Math.ceil(tickets / 8) }),
  plans: ({ tickets }) => ({
    essentiel: tickets - Math.floor(tickets / 4) - 2,
    confort: Math.floor(tickets / 4),
    premium: 2,
  }),
  hosting: ({ tickets }) => ({ internet: Math.ceil(tickets / 6), interconnection: Math.ceil(tickets / 6) - 1 }),
  essential: ({ tickets }) => ({ users: tickets, workstations: tickets + 1 }),
};

function chargesOf(company: Company): string {
  const counted = Object.entries(QUANTITIES[company.plan](company)).map(([line, n]) => `${line}: { quantity: ${n} }`);
  const lines = company.plan === 'essential' ? ['servers: null', ...counted] : counted;
  return `charges: { lines: { ${lines.join(', ')} } }\n`;
}

/** What a plan changes of its base, beside how many of what is charged; indented as it stands in the file. */
const CHANGES: { readonly [plan in Plan]: (company: Company) => string } = {
  standard: () => `services: { network: { dependsOn: [ ${STANDS_ON.network} ] } }\n`,
  plans: ({ id }) => `assignments:\n  - { level: premium, members: [ "user:direction@${id}.example" ] }\n`,
  hosting: () =>
    `services: { hosting: { dependsOn: [ ${STANDS_ON.room} ] }, internet: { dependsOn: [ ${STANDS_ON.line} ] } }\n`,
  essential: () =>
    [
      'services: { servers: null, network: null, backup: null }',
      'targets: { servers-availability: null, backup-success: null, patching: null, satisfaction: null }',
      'remedies: { servers-credit: null }',
      'termination: null',
      '',
    ].join('\n'),
};

/** Who stands where the template leaves a blank, by contact; made up like all the rest. */
const PEOPLE: { readonly [contact: string]: string } = {
  'technical-manager': 'Nadia Ferrand',
  'service-manager': 'Paul Marchal',
  'provider-finance': 'Service facturation',
  'provider-legal': 'Service juridique',
  'customer-it': 'Hugo Delmas',
  'customer-office': 'Accueil',
  'customer-manager': 'Jeanne Roussel',
};

const CONTACTS: { readonly [plan in Plan]: readonly string[] } = {
  standard: Object.keys(PEOPLE).filter((id) => id !== 'customer-manager'),
  plans: ['technical-manager', 'service-manager', 'provider-finance', 'customer-office', 'customer-manager'],
  hosting: ['technical-manager', 'service-manager', 'customer-it', 'customer-office'],
  essential: Object.keys(PEOPLE).filter((id) => id !== 'customer-manager'),
};

/** What suppliers promise, then the agreements of all companies, from a first day on (`2025-11-01`); one of them was improved half a year later. */
export function agreementTexts(
  companies: readonly Company[],
  from: string,
  improvedFrom: string,
): readonly AgreementText[] {
  const ofCustomers = companies.flatMap((company) => {
    const first = { file: `${company.id}-1.yaml`, text: textOf(company, 1, from, from, '') };
    if (company.id !== 'boreal') return [first];
    const better = 'targets:\n  p1-response: { within: 20m }\n  p3-resolution: { within: 1bd }\n';
    return [first, { file: `${company.id}-2.yaml`, text: textOf(company, 2, from, improvedFrom, better) }];
  });
  return [...supplierTexts(from), ...ofCustomers];
}

function textOf(company: Company, version: number, from: string, effective: string, changes: string): string {
  const { id, name, city, plan, alias } = company;
  const [fr, en] = TITLE[plan];
  const people = CONTACTS[plan].map((contact) => `${contact}: { name: "${PEOPLE[contact]}" }`).join(', ');
  const to = lastDay(from);
  return `# Generated for the demonstration: no such company exists, nothing here was ever agreed.
leeway: 1
kind: sla
id: ${id}-${plan}
version: ${version}
effective: ${effective}
title: { fr: "${fr} — ${name}", en: "${en} — ${name}" }
basis: ${plan === 'plans' ? 'multiLevel' : 'customer'}
extends: ${BASE[plan]}
language: fr
timeZone: Europe/Paris
term: { from: ${from}, to: ${to}, renewal: tacit, renewFor: 12mo, notice: 3mo, reviewEvery: 6mo }
parties:
  provider: { name: "Hexa Infogérance (démonstration)", siren: "000000000", address: "12 rue des Essais, 69003 Lyon", vatNumber: "FR00000000000", signatory: "Paul Marchal", signatoryRole: "Responsable de service" }
  customer: { id: ${id}, aliases: { demonstration: "${alias}" }, name: "${name} (démonstration)", siren: "000000000", address: "${city}", vatNumber: "FR00000000000", signatory: "Jeanne Roussel", signatoryRole: "Directrice", legalKind: professional }
contacts: { ${people} }
jurisdiction: "Tribunal de commerce de Lyon"
exit: { formats: [ "CSV", "JSON", "PDF" ] }
insurance: { professional-liability: { insurer: "Assurances du Modèle (démonstration)", policy: "RC-000000" } }
${CHANGES[plan](company)}${chargesOf(company)}${changes}`;
}
