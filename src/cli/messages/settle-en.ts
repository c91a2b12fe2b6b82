import { integer } from '../format/number.ts';
import type { CommandHelp } from './help-en.ts';

const count = (n: number, one: string, many: string): string => `${integer(n, 'en')} ${n === 1 ? one : many}`;

export const settleEn = {
  settle: {
    title: (month: string) => `Period statement, ${month}`,
    asOf: (at: string, zone: string) => `As of ${at} (${zone})`,
    asOfEnd: (at: string, zone: string) => `As of ${at} (${zone}), the end of the month; --as-of settles later`,
    provisional: () => 'Provisional: the month is not over, nothing is final.',
    reading: (read: string) => `${read} of events read`,
    everybody: () => 'every customer',
    withoutMoney: (id: string) => `${id} says nothing of money: there is nothing to settle.`,
    shared: (id: string) => `${id} is shared by several customers: its statement tells of all of them and is left out.`,
    badPeriod: (word: string) => `--period ${word}: a month is needed, such as 2026-03`,
    csvWithJson: () => '--csv and --json both print on standard output; say with --out where the table goes',
    outWithoutCsv: () => '--out says where the table of --csv goes; say --csv too',
    sections: {
      charges: 'Charges',
      blocks: 'Prepaid hours',
      credits: 'Service credits (reductions of price)',
      penalties: 'SLA penalties (outside VAT unless said otherwise)',
      bonuses: 'Bonuses',
      serviceDays: 'Days of service added',
      earlier: 'From earlier months: final, on no invoice yet',
      vat: 'VAT',
      totals: 'Totals',
      caps: 'Caps',
      rights: 'Rights to end the agreement',
      plans: 'Plans to improve',
      notices: 'To know',
    },
    columns: {
      line: 'Line',
      period: 'For',
      quantity: 'Quantity',
      unitPrice: 'Price',
      amount: 'Before VAT',
      rate: 'VAT',
      charges: 'Charges',
      reductions: 'Credits',
      bonuses: 'Bonuses',
      base: 'VAT base',
      vat: 'VAT',
      total: 'With VAT',
    },
    total: () => 'Total before VAT',
    noCharges: () => 'Nothing is charged this month.',
    level: (title: string) => `plan ${title}`,
    noRate: () => 'not said',
    blockLeft: (line: string, left: string, size: string, until: string | null) =>
      `${line}: ${left} of ${size} left${until === null ? '' : `, until ${until}`}`,
    blockLapsed: (line: string, lapsed: string, on: string) => `${line}: ${lapsed} lapsed after ${on}`,
    of: (title: string, target: string, period: string) => `${title} · ${target}, ${period}`,
    before: (amount: string) => `before caps ${amount}`,
    evidence: (ids: string, more: number) => `Behind it: ${ids}${more === 0 ? '' : ` and ${integer(more, 'en')} more`}`,
    days: (days: number) => count(days, 'day', 'days'),
    state: {
      pending: (reasons: string) => `pending: ${reasons}`,
      contested: () => 'contested',
      accepted: () => 'accepted',
      final: () => 'final',
      invoiced: () => 'final, on an invoice',
      lapsed: () => 'lapsed: not claimed in time',
      earnedBack: () => 'earned back',
      forfeited: () => 'forfeited',
      nothing: () => 'nothing is due',
    },
    waits: {
      periodEnd: () => 'the end of the month',
      claim: (by: string | null) => `waits for a claim${by === null ? '' : ` (until ${by})`}`,
      notice: () => 'waits for formal notice',
      earnBack: (until: string | null) => `can be earned back${until === null ? '' : ` until ${until}`}`,
      acceptance: (by: string | null) => `waits for acceptance${by === null ? '' : ` (can be contested until ${by})`}`,
      approval: () => 'waits for the customer’s approval',
    },
    totals: {
      invoice: 'Invoice, VAT included',
      outsideVat: 'Final penalties, outside VAT',
      toConfirm: 'Final, VAT to be confirmed',
      toPay: 'To pay now',
      toRefund: 'To refund now',
      soFar: 'So far, provisional',
      pendingCredits: 'Pending credits and penalties',
      pendingBonuses: 'Pending bonuses',
      contestedCredits: 'Contested credits and penalties',
      contestedBonuses: 'Contested bonuses',
    },
    nothingSetOff: () =>
      'What is pending or contested is in none of these sums. A penalty lowers no VAT base: it is owed beside the invoice.',
    capUsed: (used: string, cap: string) => `${used} of ${cap}`,
    capBit: () => 'reached this month',
    right: {
      chronic: (target: string, missed: number, of: number) =>
        `${target}: missed in ${missed} of the last ${of} periods`,
      capReached: (cap: string) => `${cap} reached`,
      remedy: (title: string, target: string) => `${title}: ${target} was missed`,
    },
    rightSince: (day: string, notice: string | null) => `from ${day}${notice === null ? '' : `, notice ${notice}`}`,
    term: (n: number, unit: 'd' | 'w' | 'mo' | 'y') =>
      ({
        d: count(n, 'day', 'days'),
        w: count(n, 'week', 'weeks'),
        mo: count(n, 'month', 'months'),
        y: count(n, 'year', 'years'),
      })[unit],
    plan: (title: string, target: string, within: string | null) =>
      `${title} · ${target}${within === null ? '' : `, within ${within}`}`,
    table: (rows: number, file: string) => `${count(rows, 'row', 'rows')} in ${file}`,
  },
};

export const settleHelpEn: { readonly settle: CommandHelp } = {
  settle: {
    summary: 'the statement of a month: lines, credits, penalties, bonuses',
    detail:
      'Settles a month of each agreement that speaks of money: what is charged, credited, owed as penalty and earned, every amount with its working, VAT by rate, caps, and what still waits for whom. Only what is final is to be paid.\nEnds with 1 if there is nothing to settle, or an amount can not be reckoned.',
    argument: 'agreement files, or folders of them',
    options: {
      period: 'the month to settle, such as 2026-03',
      'as-of': 'the instant to settle at: an instant, or a date (its first instant); default: the end of the month',
      csv: 'the lines as a table for an accounting program, by this mapping of columns (YAML)',
      out: 'write the table of --csv here instead of to standard output',
      for: 'customer, or a customer’s id: only what was promised to customers, without notes that are ours alone',
    },
    examples: [
      { run: 'leeway settle acme.yaml --events log.jsonl --period 2026-03', does: 'the statement of March' },
      {
        run: 'leeway settle acme.yaml --events log.jsonl --period 2026-03 --csv accounts.yaml --out march.csv',
        does: 'the same, and its lines for the accounts',
      },
    ],
  },
};
