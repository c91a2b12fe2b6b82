import { WORK_KINDS } from '../../core/agreement/index.ts';
import {
  assumed,
  assumedId,
  choice,
  flag,
  line,
  listOf,
  mapOf,
  may,
  must,
  oneOrMore,
  record,
  ref,
  scalar,
  text,
  whole,
  word,
} from './form.ts';

const cycle = word('month', 'quarter', 'semester', 'year', 'once');

/** Ways to make a price; the first six only name a unit. */
export const MODELS = [
  'flat',
  'perUser',
  'perDevice',
  'perSite',
  'timeAndMaterial',
  'graduated',
  'volume',
  'blockHours',
  'passThrough',
] as const;

const chargeLine = record('ChargeLine', {
  title: assumedId(text, 'What stands on the invoice.'),
  model: may(word(...MODELS), 'How the price comes about; default: by `unit`.'),
  unit: may(
    word('month', 'quarter', 'semester', 'year', 'once', 'user', 'device', 'site', 'hour', 'day', 'block'),
    'What the amount is for one of; default: `month`.',
  ),
  amount: may(scalar('money'), 'Before VAT.'),
  work: may(
    oneOrMore(word(...WORK_KINDS)),
    'Billed by the hour, the day or the block: only work that is all of this; default: all work.',
  ),
  increment: may(scalar('plainDuration'), 'Each piece of work is counted by started units of so long.'),
  tiers: may(
    listOf(
      record('PriceTier', {
        upTo: may(whole(1, 10_000_000), 'Up to and including so many; the last tier leaves it out.'),
        amount: must(scalar('money'), 'Each.'),
      }),
      1,
    ),
    'Graduated or by volume.',
  ),
  size: may(scalar('plainDuration'), 'Hours in a block.'),
  expiry: may(scalar('term'), 'Unused hours lapse after so long.'),
  carryOver: may(flag, 'Do unused hours go into the next block?'),
  overage: may(scalar('money'), 'Each hour beyond the block.'),
  markup: may(scalar('percent'), 'Passed through: added to what the supplier bills.'),
  vat: may(scalar('percent'), 'VAT rate.'),
  every: may(cycle, 'How often it is billed; default: `month`, of a block `once`.'),
  billed: may(word('inAdvance', 'inArrears'), 'Before (à échoir) or after (à échu); default: `inArrears`.'),
  schedule: may(word('calendar', 'anniversary'), "By calendar or from the contract's day; default: `calendar`."),
  prorated: may(flag, 'Is a part of a cycle billed by the day? Default: yes.'),
  minimum: may(whole(0, 10_000_000), 'Units billed at least.'),
  quantity: may(whole(0, 10_000_000), 'Units agreed at the start; of a block, how many are bought (default: 1).'),
  discount: may(scalar('percent'), 'Taken off.'),
  level: may(ref('level'), 'Only members of this level are counted.'),
});

export const charges = record('Charges', {
  currency: may(scalar('currency'), 'Of all amounts of the agreement.'),
  lines: may(mapOf(chargeLine), 'What is billed.'),
  indexation: may(
    record('Indexation', {
      formula: must(line, 'Of `P0`, `S0` and `S1`.'),
      index: must(line, 'Name of the index, such as `syntec`.'),
      base: must(scalar('month'), 'Month of `S0`.'),
      every: may(scalar('term'), 'How often; default: `12mo`.'),
      floor: may(scalar('percent'), 'The least change of a revision.'),
      ceiling: may(scalar('percent'), 'The largest change of a revision.'),
    }),
    'Revision of prices.',
  ),
  payment: may(
    record('Payment', {
      within: assumed(scalar('term'), '30d', 'When invoices are due.'),
      from: may(word('invoice', 'endOfMonth'), 'Counted from; default: `invoice`.'),
      lateRate: may(scalar('percent'), 'Yearly interest on late payment.'),
      flatFee: may(scalar('money'), 'Fixed compensation for recovery.'),
      profile: may(line, 'Invoice format, such as `factur-x`.'),
    }),
    'Payment terms.',
  ),
});

/** What a share is a share of. */
export const base = choice(
  { on: 'text', shape: word('charges', 'annualValue') },
  { on: 'map', key: 'lines', shape: record('BaseLines', { lines: must(listOf(ref('line'), 1), 'These lines.') }) },
  { on: 'map', shape: record('BaseLine', { line: must(oneOrMore(ref('line')), 'This line.') }) },
);

export const cap = record(
  'Cap',
  {
    share: may(scalar('percent'), 'Share of the base.'),
    of: may(base, 'The base.'),
    amount: may(scalar('money'), 'Or an amount.'),
  },
  { exclusive: [['share', 'amount']], needed: [['share', 'amount']] },
);
