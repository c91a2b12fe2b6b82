import type { Agreement, Exit, Governance, Liability, Provenance, Reporting } from '../../agreement/index.ts';
import { moreForCustomer, moreForProvider, neutral, presence, ranked, unclear } from '../judge/judge.ts';
import { type Entry, type Leaf, leaf, type Section, whole } from '../leaf.ts';
import { date, duration, length, money, name, names, references, said, text, texts, word } from '../value.ts';
import { capLeaves } from './caps.ts';

/** How the agreement itself is kept alive. */
export const governanceSection: Section = {
  named: null,
  renames: false,
  entries: ({ governance }) => [
    { path: '', id: 'governance', leaves: frameLeaves(governance), presence: neutral('identity') },
    ...optional('reporting', governance.reporting, reportingLeaves, 'customer'),
    ...reviewEntries(governance),
    ...optional('exit', governance.exit, exitLeaves, 'customer'),
    ...optional('liability', governance.liability, liabilityLeaves, 'unclear'),
    ...insuranceEntries(governance),
    ...optional('provenance', governance.provenance, provenanceLeaves, 'neutral'),
  ],
};

const REASON = { reporting: 'reporting', exit: 'exit', liability: 'liability', provenance: 'identity' } as const;

function optional<T>(
  path: keyof typeof REASON,
  value: T | null,
  leaves: (value: T) => readonly Leaf[],
  forWhom: 'customer' | 'unclear' | 'neutral',
): readonly Entry[] {
  if (value === null) return [];
  return [{ path, id: path, leaves: leaves(value), presence: presence(forWhom, REASON[path]) }];
}

function frameLeaves(governance: Governance): readonly Leaf[] {
  const { measurement } = governance;
  return [
    leaf('reference', said(governance.reference, name), neutral('identity')),
    leaf('parent', said(governance.parent, name), neutral('identity')),
    leaf('signed', said(governance.signed, date), neutral('identity')),
    leaf('governingLaw', said(governance.governingLaw, name), unclear('law')),
    leaf('jurisdiction', said(governance.jurisdiction, name), unclear('law')),
    leaf('precedence', { kind: 'texts', texts: governance.precedence, ordered: true }, unclear('law')),
    leaf(
      'measurement.by',
      said(measurement, ({ by }) => word(by)),
      ranked('measurer', [['provider'], ['thirdParty'], ['customer']]),
    ),
    leaf('measurement.tieBreak', said(measurement?.tieBreak, text), unclear('measurer')),
    leaf(
      'prioritySetBy',
      said(governance.prioritySetBy, word),
      ranked('priorityMatrix', [['provider'], ['both'], ['customer']]),
    ),
  ];
}

const HOW_OFTEN = [['year'], ['quarter'], ['month'], ['week']];

function reportingLeaves(reporting: Reporting): readonly Leaf[] {
  return [
    leaf('every', word(reporting.every), ranked('reporting', HOW_OFTEN)),
    leaf('dueWithin', said(reporting.dueWithin, duration), moreForProvider('reporting', 'endless')),
    leaf('content', texts(reporting.content), moreForCustomer('reporting')),
    leaf('to', references('contacts', reporting.to), neutral('reporting')),
  ];
}

/** Meetings take the time of both and serve both. */
function reviewEntries({ reviews }: Governance): readonly Entry[] {
  return reviews.map(({ id, title, every, with: members }) => {
    const path = `reviews.${id}`;
    const leaves = [
      leaf('title', text(title), neutral('description')),
      leaf('every', length(every), neutral('reporting')),
      leaf('with', references('contacts', members), neutral('reporting')),
    ];
    return { path, id: path, leaves, presence: neutral('reporting') };
  });
}

function exitLeaves(exit: Exit): readonly Leaf[] {
  return [
    leaf('planWithin', said(exit.planWithin, length), moreForProvider('exit', 'endless')),
    leaf('assistance', said(exit.assistance, length), moreForCustomer('exit', 'nothing')),
    leaf('retrieval', said(exit.retrieval, length), moreForCustomer('exit', 'nothing')),
    // Erased sooner is safer, and sooner too late to fetch.
    leaf('erasureWithin', said(exit.erasureWithin, length), unclear('exit')),
    leaf('formats', names(exit.formats), moreForCustomer('exit')),
    leaf(
      'price.unit',
      said(exit.price, ({ unit }) => name(unit)),
      unclear('exit'),
    ),
    leaf(
      'price.amount',
      said(exit.price, ({ amount }) => money(amount)),
      moreForProvider('exit'),
    ),
  ];
}

function liabilityLeaves({ cap, excludes }: Liability): readonly Leaf[] {
  return [
    ...capLeaves('cap.', cap, 'customer', 'liability'),
    leaf('excludes', texts(excludes), moreForProvider('liability')),
  ];
}

function insuranceEntries({ insurance }: Governance): readonly Entry[] {
  return insurance.map(({ id, insurer, policy, amount }) => {
    const path = `insurance.${id}`;
    const leaves = [
      leaf('insurer', name(insurer), neutral('insurance')),
      leaf('policy', said(policy, name), neutral('insurance')),
      leaf('amount', said(amount, money), moreForCustomer('insurance')),
    ];
    return { path, id: path, leaves, presence: presence('customer', 'insurance') };
  });
}

function provenanceLeaves(provenance: Provenance): readonly Leaf[] {
  const named = (path: string, value: string | null) => leaf(path, said(value, name), neutral('identity'));
  return [
    named('url', provenance.url),
    named('retrieved', provenance.retrieved),
    named('sha256', provenance.sha256),
    leaf('quoted', names(provenance.quoted), neutral('identity')),
    named('verifiedBy', provenance.verifiedBy),
    named('confidence', provenance.confidence),
  ];
}

/** The wording itself: only people can say for whom another wording is better. */
export const clauseSection: Section = {
  named: null,
  renames: false,
  entries: ({ clauses }: Agreement) =>
    Object.entries(clauses).map(([id, clause]) => {
      const path = `clauses.${id}`;
      const leaves = [
        leaf('title', text(clause.title), neutral('description')),
        leaf('text', text(clause.text), unclear('wording')),
        leaf('concerns', names(clause.concerns), neutral('wording')),
      ];
      return { path, id: path, leaves, presence: unclear('wording') };
    }),
};

/** Ours alone. */
export const internalSection: Section = {
  named: null,
  renames: false,
  internal: true,
  entries: ({ internal }, laterId) => {
    if (internal === null) return [];
    const own = [
      leaf('approvals', names(internal.approvals), neutral('internal')),
      leaf('margin.delay', { kind: 'share', ppm: internal.margin.delayPpm }, neutral('internal')),
      leaf('margin.downtime', { kind: 'factor', ppm: internal.margin.downtimePpm }, neutral('internal')),
      leaf('notes', names(internal.notes), neutral('internal')),
    ];
    const costs = Object.entries(internal.cost).map(([line, cost]) => ({
      path: `internal.cost.${line}`,
      id: `cost.${laterId('charges.lines', line)}`,
      leaves: [leaf('', money(cost), neutral('internal'))],
      presence: neutral('internal'),
    }));
    return [whole('internal', own), ...costs, ...boundEntries(internal.bounds, laterId)];
  },
};

type Bounds = NonNullable<Agreement['internal']>['bounds'];

function boundEntries(bounds: Bounds, laterId: (section: 'targets', id: string) => string): readonly Entry[] {
  return Object.entries(bounds).map(([path, bound]) => {
    const [first = '', ...rest] = path.split('.');
    const leaves = (['ideal', 'acceptable', 'walkAway', 'approver'] as const).map((key) =>
      leaf(key, said(bound[key], name), neutral('internal')),
    );
    const id = `bounds.${[laterId('targets', first), ...rest].join('.')}`;
    return { path: `internal.bounds.${path}`, id, leaves, presence: neutral('internal') };
  });
}
