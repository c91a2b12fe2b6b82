import { charges } from './charge-shapes.ts';
import {
  assumed,
  assumedFirstDay,
  assumedId,
  line,
  listOf,
  may,
  must,
  record,
  scalar,
  text,
  type ValueOf,
  whole,
  word,
} from './form.ts';
import { adherents, calendars, contacts, escalation, parties } from './party-shapes.ts';
import { bonuses, caps, earnBack, remedies, termination } from './remedy-shapes.ts';
import { rules } from './rule-shapes.ts';
import { priorities, priorityMatrix, services } from './service-shapes.ts';
import { assignments, levels, targets } from './target-shapes.ts';
import {
  clauses,
  exit,
  insurance,
  internal,
  liability,
  measurement,
  provenance,
  reporting,
  reviews,
  term,
} from './upkeep-shapes.ts';

/** The version of the format that this program reads and writes. */
export const FORMAT_VERSION = 1;

/** Keys a base never hands on: they say which text this is. */
export const OWN_KEYS: ReadonlySet<string> = new Set([
  'leeway',
  'id',
  'version',
  'effective',
  'signed',
  'reference',
  'extends',
  'basedOn',
]);

/** The whole agreement file; keys in canonical order. */
export const AGREEMENT = record('Agreement', {
  leeway: must(whole(FORMAT_VERSION, FORMAT_VERSION), 'Version of the format: 1.'),
  kind: assumed(
    word('sla', 'ola', 'underpinning'),
    'sla',
    'We promise a customer, promise inside, or a supplier promises us.',
  ),
  id: must(scalar('agreementId'), 'Stays the same over all versions.'),
  version: assumed(whole(1, 1_000_000), 1, 'Counts up.'),
  reference: may(line, 'Number of the contract.'),
  parent: may(scalar('agreementId'), 'The framework agreement this one stands under.'),
  effective: may(scalar('date'), 'From 00:00 local; default: `term.from`.'),
  signed: may(scalar('date'), 'Day of signature.'),
  title: assumedId(text, 'Title of the contract.'),
  basis: may(
    word('customer', 'service', 'multiLevel'),
    'For one customer (default), for all who adhere, or in levels.',
  ),
  adherents: may(adherents, 'Customers of a service-based agreement.'),
  extends: may(scalar('baseRef'), 'The agreement this one is built on.'),
  basedOn: may(scalar('baseRef'), 'The agreement this text was once built on; nothing more is taken from it.'),
  language: assumed(word('fr', 'en'), 'fr', 'Which one prevails.'),
  timeZone: assumed(scalar('zone'), 'UTC', 'Of dates and periods.'),
  governingLaw: may(line, 'Which law applies.'),
  jurisdiction: may(line, 'Which court decides.'),
  precedence: may(listOf(text), 'Documents of the contract, the one that prevails first.'),
  term: assumedFirstDay(term, true, 'From when to when.'),
  parties: assumed(parties, {}, 'By role: provider, customer, supplier …', '{ provider: { name: "…" } }'),
  contacts: may(contacts, 'Whom to call.'),
  escalation: may(escalation, 'Who is told, at which share of a time limit.'),
  calendars: may(calendars, 'Service hours.'),
  services: may(services, 'What is delivered.'),
  priorities: may(priorities, 'Heaviest first.'),
  priorityMatrix: may(priorityMatrix, 'From impact and urgency to priority.'),
  prioritySetBy: may(word('provider', 'customer', 'both'), "Who sets a ticket's priority."),
  targets: may(targets, 'The promises.'),
  rules: may(rules, 'What the promises mean.'),
  levels: may(levels, "Service levels; the first is everyone's."),
  assignments: may(assignments, 'Who has which level.'),
  measurement: may(measurement, 'Who measures.'),
  charges: may(charges, 'Prices and billing.'),
  remedies: may(remedies, 'What a miss costs.'),
  caps: may(caps, 'The most all remedies together cost.'),
  bonuses: may(bonuses, 'What exceeding a promise earns.'),
  earnBack: may(earnBack, 'Remedies that fall away when things go well.'),
  termination: may(termination, 'Rights to end.'),
  reporting: may(reporting, 'The service report.'),
  reviews: may(reviews, 'Meetings.'),
  exit: may(exit, 'Reversibility.'),
  liability: may(liability, 'Liability.'),
  insurance: may(insurance, 'Insurance.'),
  provenance: may(provenance, "Where a supplier's promise was read."),
  clauses: may(clauses, 'The wording.'),
  internal: may(internal, 'Ours alone: never rendered, exported or shown.'),
});

/** An agreement as canonical plain data: what prints, hashes and lowers. */
export type PlainAgreement = ValueOf<typeof AGREEMENT>;
/** The same where some sections could not be read. */
export type PartAgreement = Partial<PlainAgreement>;
