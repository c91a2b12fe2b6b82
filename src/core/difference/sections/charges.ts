import type { ChargeLine, Commercial, Indexation, Payment, Pricing } from '../../agreement/index.ts';
import { moreForCustomer, moreForProvider, neutral, presence, ranked, unclear } from '../judge/judge.ts';
import { type Entry, type Leaf, leaf, type Section, whole } from '../leaf.ts';
import { elapsed, flag, length, money, name, number, reference, said, share, text, word } from '../value.ts';

export const lineSection: Section = {
  named: 'charges.lines',
  renames: true,
  entries: ({ commercial }, laterId) =>
    commercial.lines.map((line) => ({
      path: `charges.lines.${line.id}`,
      id: laterId('charges.lines', line.id),
      leaves: [...pricingLeaves(line.pricing), ...billingLeaves(line)],
      presence: presence('provider', 'price'),
    })),
};

function pricingLeaves(pricing: Pricing): readonly Leaf[] {
  const block = pricing.kind === 'blockHours' ? pricing : null;
  const scale = pricing.kind === 'graduated' || pricing.kind === 'volume' ? pricing : null;
  const amount = pricing.kind === 'fixed' || pricing.kind === 'blockHours' ? pricing.amount : null;
  return [
    leaf('model', word(pricing.kind), unclear('pricing')),
    leaf('unit', 'unit' in pricing ? word(pricing.unit) : null, unclear('pricing')),
    leaf('amount', said(amount, money), moreForProvider('price')),
    leaf(
      'tiers',
      said(scale, ({ tiers }) => ({ kind: 'prices', prices: tiers })),
      moreForProvider('price'),
    ),
    leaf(
      'size',
      said(block, ({ sizeMs }) => elapsed(sizeMs)),
      moreForCustomer('pricing'),
    ),
    leaf('expiry', said(block?.expiry, length), moreForCustomer('pricing', 'endless')),
    leaf(
      'carryOver',
      said(block, ({ carryOver }) => flag(carryOver)),
      moreForCustomer('pricing'),
    ),
    leaf('overage', said(block?.overage, money), moreForProvider('price')),
    leaf('markup', pricing.kind === 'passThrough' ? share(pricing.markupPpm) : null, moreForProvider('price')),
  ];
}

function billingLeaves(line: ChargeLine): readonly Leaf[] {
  return [
    leaf('title', text(line.title), neutral('description')),
    leaf('vat', said(line.vatPpm, share), neutral('tax')),
    leaf('every', word(line.every), unclear('pricing')),
    leaf('billed', word(line.billed), ranked('payment', [['inAdvance'], ['inArrears']])),
    leaf('schedule', word(line.schedule), neutral('payment')),
    leaf('prorated', flag(line.prorated), moreForCustomer('pricing')),
    leaf('minimum', said(line.minimum, number), moreForProvider('price', 'nothing')),
    // More units cost more and are served: neither is better for one side by itself.
    leaf('quantity', said(line.quantity, number), unclear('price')),
    leaf('discount', share(line.discountPpm), moreForCustomer('price')),
    leaf(
      'level',
      said(line.level, (id) => reference('levels', id)),
      unclear('pricing'),
    ),
  ];
}

/** Currency, revision of prices, terms of payment. */
export const chargesSection: Section = {
  named: null,
  renames: false,
  entries: ({ commercial }) => [
    whole('charges', [leaf('currency', said(commercial.currency, name), unclear('currency'))]),
    ...indexationEntries(commercial),
    ...paymentEntries(commercial),
  ],
};

function indexationEntries({ indexation }: Commercial): readonly Entry[] {
  if (indexation === null) return [];
  // With a floor of nothing or more, prices can only rise by it.
  const rises = indexation.floorPpm !== null && indexation.floorPpm >= 0;
  const path = 'charges.indexation';
  const judge = rises ? presence('provider', 'indexation') : unclear('indexation');
  return [{ path, id: path, leaves: indexationLeaves(indexation), presence: judge }];
}

function indexationLeaves(terms: Indexation): readonly Leaf[] {
  return [
    leaf('formula', name(terms.formula), unclear('indexation')),
    leaf('index', name(terms.index), unclear('indexation')),
    leaf('base', name(terms.base), unclear('indexation')),
    leaf('every', length(terms.every), unclear('indexation')),
    leaf('floor', said(terms.floorPpm, share), moreForProvider('indexation', 'nothing')),
    leaf('ceiling', said(terms.ceilingPpm, share), moreForProvider('indexation', 'endless')),
  ];
}

function paymentEntries({ payment }: Commercial): readonly Entry[] {
  if (payment === null) return [];
  const path = 'charges.payment';
  return [{ path, id: path, leaves: paymentLeaves(payment), presence: unclear('payment') }];
}

function paymentLeaves(terms: Payment): readonly Leaf[] {
  return [
    leaf('within', length(terms.within), moreForCustomer('payment')),
    leaf('from', word(terms.from), ranked('payment', [['invoice'], ['endOfMonth']])),
    leaf('lateRate', said(terms.latePpm, share), moreForProvider('payment')),
    leaf('flatFee', said(terms.flatFee, money), moreForProvider('payment')),
    leaf('profile', said(terms.profile, name), neutral('payment')),
  ];
}
