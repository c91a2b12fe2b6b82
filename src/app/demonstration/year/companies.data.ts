import type { DemonstrationCustomer } from '../customers.ts';

/** What a customer of the demonstration's provider has bought. */
export type Plan = 'standard' | 'plans' | 'hosting' | 'essential';

/** A customer of the demonstration's provider: invented, as everything about it. `tickets` are those of a usual month. */
export interface Company extends DemonstrationCustomer {
  readonly name: string;
  readonly city: string;
  readonly plan: Plan;
  /** What the helpdesk of the demonstration calls it. */
  readonly alias: string;
  /** How often its services fail: outages in a usual month. */
  readonly outages: number;
}

const STANDARD = ['helpdesk', 'workstations', 'servers', 'network', 'backup'] as const;
const PLANS = ['helpdesk'] as const;
const HOSTING = ['hosting', 'internet', 'interconnection'] as const;
const ESSENTIAL = ['helpdesk', 'workstations'] as const;

const PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const;
const THREE = ['P1', 'P2', 'P3'] as const;

type Row = readonly [
  id: string,
  prefix: string,
  name: string,
  city: string,
  plan: Plan,
  tickets: number,
  outOfHours: number,
  outages: number,
];

const ROWS: readonly Row[] = [
  ['boreal', 'BOR', 'Boréal SAS', 'Lyon', 'standard', 52, 9, 1],
  ['verdier', 'VER', 'Verdier Industries SA', 'Saint-Étienne', 'plans', 48, 4, 0],
  ['lumen', 'LUM', 'Atelier Lumen SARL', 'Lyon', 'essential', 9, 0, 0],
  ['garance', 'GAR', 'Clinique Garance', 'Grenoble', 'standard', 61, 18, 2],
  ['maubec', 'MAU', 'Maubec Transports', 'Valence', 'standard', 44, 12, 1],
  ['oreade', 'ORE', 'Oréade Conseil', 'Annecy', 'plans', 26, 3, 0],
  ['teissier', 'TEI', 'Imprimerie Teissier', 'Villeurbanne', 'standard', 33, 6, 1],
  ['halles', 'HAL', 'Les Halles du Rhône', 'Lyon', 'standard', 38, 15, 2],
  ['cabestan', 'CAB', 'Cabestan Notaires', 'Chambéry', 'plans', 22, 2, 0],
  ['sylvae', 'SYL', 'Sylvae Bois', 'Bourg-en-Bresse', 'essential', 12, 1, 0],
  ['quartz', 'QUA', 'Quartz Immobilier', 'Lyon', 'plans', 31, 3, 0],
  ['meridien', 'MER', 'Méridien Voyages', 'Lyon', 'hosting', 18, 20, 2],
  ['alezan', 'ALE', 'Alezan Équitation', 'Mâcon', 'essential', 6, 4, 0],
  ['fontbelle', 'FON', 'Fontbelle Eaux', 'Vichy', 'standard', 47, 8, 1],
  ['nervures', 'NER', 'Nervures Architectes', 'Lyon', 'plans', 24, 5, 0],
  ['pilat', 'PIL', 'Pilat Mécanique', 'Saint-Chamond', 'standard', 41, 10, 1],
  ['saone', 'SAO', 'Saône Édition', 'Chalon-sur-Saône', 'hosting', 14, 12, 1],
  ['virgile', 'VIR', 'Virgile Assurances', 'Lyon', 'standard', 55, 5, 1],
  ['marelle', 'MRL', 'Crèches Marelle', 'Vienne', 'essential', 10, 0, 0],
  ['zephyr', 'ZEP', 'Zéphyr Énergie', 'Montélimar', 'hosting', 21, 16, 1],
];

const OF_PLAN = {
  standard: { services: STANDARD, priorities: PRIORITIES, weights: [5, 18, 57, 20] },
  plans: { services: PLANS, priorities: PRIORITIES, weights: [4, 18, 60, 18] },
  hosting: { services: HOSTING, priorities: THREE, weights: [12, 30, 58] },
  essential: { services: ESSENTIAL, priorities: THREE, weights: [4, 22, 74] },
} as const;

/** Twenty, and one nobody has an agreement with: somebody always writes to the desk before the contract is signed. */
export const COMPANIES: readonly Company[] = ROWS.map(
  ([id, prefix, name, city, plan, tickets, outOfHours, outages], at) => ({
    id,
    prefix,
    name,
    city,
    plan,
    tickets,
    outOfHours,
    outages,
    alias: `${id}.example`,
    ...OF_PLAN[plan],
    requesters: [`direction@${id}.example`, ...Array.from({ length: 7 }, (_, index) => `u-${(at + 1) * 100 + index}`)],
    restoredBySuppliers: plan === 'hosting' ? ['internet'] : [],
    first: plan === 'plans' ? [`direction@${id}.example`] : [],
  }),
);

export const STRANGER: DemonstrationCustomer = {
  id: 'nordwind',
  prefix: 'NOR',
  tickets: 2,
  services: ['helpdesk'],
  priorities: ['P3'],
  weights: [1],
  requesters: ['u-9001'],
  first: [],
  outOfHours: 0,
};
