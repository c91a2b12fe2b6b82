import { integer } from '../format/number.ts';
import type { CommandHelp } from './help-en.ts';

const count = (n: number, one: string, many: string): string => `${integer(n, 'en')} ${n === 1 ? one : many}`;
type Words = { readonly [key: string]: string };

/** How many changes go each way. */
export interface DirectionCounts {
  readonly changes: number;
  readonly customer: number;
  readonly provider: number;
  readonly neutral: number;
  readonly unclear: number;
  readonly internal: number;
}

export const diffEn = {
  diff: {
    title: (title: string) => `What changed: ${title}`,
    versions: (before: string, after: string) => `${before} → ${after}`,
    inForce: (ref: string, day: string) => `${ref} (from ${day})`,
    otherAgreement: (before: string, after: string) =>
      `Two different agreements, ${before} and ${after}: compared all the same, by the ids they share.`,
    same: (before: string, after: string) =>
      before === after ? `Nothing changed in ${before}.` : `Nothing changed from ${before} to ${after}.`,
    sameForCustomer: () => 'Nothing the customer is promised has changed.',
    counted: (counts: DirectionCounts, isSupplier: boolean) => {
      const [customer, provider] = isSupplier ? ['us', 'the supplier'] : ['the customer', 'the provider'];
      const { neutral, unclear } = counts;
      const parts = [
        ...(counts.customer > 0 ? [`${integer(counts.customer, 'en')} better for ${customer}`] : []),
        ...(counts.provider > 0
          ? [`${integer(counts.provider, 'en')}${counts.customer > 0 ? '' : ' better'} for ${provider}`]
          : []),
        ...(neutral > 0 ? [`${integer(neutral, 'en')} neutral`] : []),
        ...(unclear > 0 ? [`${integer(unclear, 'en')} ${unclear === 1 ? 'depends' : 'depend'}`] : []),
      ];
      const head = count(counts.changes, 'change', 'changes');
      return counts.changes === 0 ? 'No change to what is promised' : `${head}: ${parts.join(', ')}`;
    },
    ours: (n: number) => `${integer(n, 'en')} of ours alone`,
    columns: { what: 'What', before: 'Before', after: 'After', whom: 'For whom' },
    whom: { customer: 'customer', provider: 'provider', neutral: 'neutral', unclear: 'it depends' } as Words,
    whomOfSupplier: { customer: 'us', provider: 'supplier', neutral: 'neutral', unclear: 'it depends' } as Words,
    change: { added: 'new', removed: 'removed', renamed: 'renamed', changed: 'changed' } as Words,
    unsaid: () => '–',
    field: (label: string, value: string) => `${label}: ${value}`,
    groups: {
      commitments: 'Commitments',
      hours: 'Hours',
      rules: 'Rules of counting',
      services: 'Services',
      priorities: 'Priorities',
      plans: 'Plans',
      prices: 'Prices',
      remedies: 'Remedies',
      bonuses: 'Bonuses',
      ending: 'Ending the agreement',
      governance: 'Governance',
      clauses: 'Clauses',
      people: 'Parties and contacts',
      agreement: 'The agreement',
      internal: 'Ours alone',
    } as Words,
    zone: {
      green: 'acceptable',
      amber: 'to be approved',
      red: 'past the walk-away line',
      unsaid: 'not said',
    } as Words,
    bound: (from: string, to: string, approver: string | null) =>
      `our bounds: ${from} → ${to}${approver === null ? '' : ` (${approver})`}`,
    boundOf: (path: string, from: string, to: string, approver: string | null) =>
      `our bounds on ${path}: ${from} → ${to}${approver === null ? '' : ` (${approver})`}`,
    approvals: () => 'Approvals it re-opens',
    noApprovals: () => 'It re-opens no approval.',
    roles: {
      customerService: 'customer service',
      technical: 'technical',
      finance: 'finance',
      legal: 'legal',
    } as Words,
    crossings: (n: number, past: string) =>
      `Private bounds crossed: ${integer(n, 'en')}${past === '' ? '' : `; past the walk-away line: ${past}`}`,
    money: {
      title: () => 'Money in a year: credits and penalties less bonuses',
      mean: 'On average',
      low: 'Good year (1 in 20)',
      high: 'Bad year (1 in 20)',
      change: 'Change',
      from: (from: string, to: string, tickets: number, years: number) =>
        `Drawn from ${from} to ${to}, ${count(tickets, 'ticket', 'tickets')}; ${integer(years, 'en')} years for each version.`,
      otherCurrency: () => 'The versions are in two currencies, so no change is told.',
      fewTickets: (known: string) =>
        `No money is told: the events hold no ticket of this customer${known === '' ? '' : ` (they name ${known})`}.`,
      none: () => 'No money is told. With --events FILE, past events are judged under both versions.',
    },
    cover: {
      title: () => 'Suppliers’ cover it loses',
      none: () => 'It loses no supplier’s cover.',
      notAsked: () => 'Cover by suppliers is not told. With --supplier FILE, both versions are held against theirs.',
      words: {
        covered: 'covered',
        thin: 'thin',
        uncovered: 'not covered',
        nothingUnder: 'ours alone to keep',
        unsaid: 'not promised',
      } as Words,
    },
    judging: () => 'Judging the events under both versions',
    notCompared: () => 'Nothing was compared: the agreements must be read without error first.',
    notForCustomers: (flag: string) =>
      `--for with ${flag}: what it tells is ours alone, and never shown to a customer; leave out one of the two`,
    notACustomers: (file: string, ref: string) =>
      `${file}: ${ref} is not an agreement with a customer; nothing of it is shown to one (--for)`,
    unknownCustomer: (word: string, known: string) =>
      `--for ${word}: neither version is with this customer (customer, for any${known === '' ? '' : `; or ${known}`})`,
  },
};

export const diffHelpEn: { readonly diff: CommandHelp } = {
  diff: {
    summary: 'what changed between two versions of an agreement, and for whom it is better',
    detail:
      'Compares two versions of an agreement term by term: before, after, for whom each change is better and why; which approvals it re-opens and which private bounds it crosses. With --events, what each version would have cost in a year; with --supplier, the cover it loses. Order and renaming are no difference.',
    argument: 'two versions, the earlier one first',
    options: {
      events: 'past events (JSON Lines), to tell what each version would have cost in a year',
      for: 'customer, or the id of the customer: without what is yours alone (bounds, approvals, costs, suppliers)',
    },
    examples: [
      { run: 'leeway diff acme-v1.yaml acme-v2.yaml', does: 'what changed, and for whom' },
      {
        run: 'leeway diff acme-v1.yaml acme-v2.yaml --events year.jsonl --supplier suppliers/',
        does: 'with the money a year, and the cover it loses',
      },
      {
        run: 'leeway diff acme-v1.yaml acme-v2.yaml --for customer --lang fr',
        does: 'what the customer may see, in French',
      },
    ],
  },
};
