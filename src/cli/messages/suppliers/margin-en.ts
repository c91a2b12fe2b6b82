import { COVER_WORDS } from '../../../app/cover-words/index.ts';
import { integer } from '../../format/number.ts';
import type { CommandHelp } from '../help-en.ts';

const count = (n: number, one: string, many: string): string => `${integer(n, 'en')} ${n === 1 ? one : many}`;
type Words = { readonly [key: string]: string };

export const marginEn = {
  margin: {
    title: (agreement: string) => `What stands under our promises: ${agreement}`,
    ours: () => 'Ours alone: costs and margins are not for the customer.',
    over: (from: string, to: string, zone: string) => `Looked at from ${from} to ${to}; times in ${zone}.`,
    policy: (share: string, times: string) =>
      `Margin wanted: ${share} of a time limit kept free; ${times} times the suppliers’ downtime.`,
    cover: {
      covered: 'Covered',
      thin: 'Thin',
      uncovered: 'Not covered',
      nothingUnder: 'Ours alone to keep',
    } as Words,
    counted: {
      covered: (n: number) => `${integer(n, 'en')} covered`,
      thin: (n: number) => `${integer(n, 'en')} thin`,
      uncovered: (n: number) => `${integer(n, 'en')} not covered`,
      nothingUnder: (n: number) => `${integer(n, 'en')} on no supplier`,
    },
    worstLate: (name: string, late: string) => `Worst: ${name}, up to ${late} late.`,
    worst: (name: string) => `Worst: ${name}.`,
    lateClaims: (n: number) => `${count(n, 'claim', 'claims')} would come too late.`,
    allCovered: () => 'Every promise that stands on suppliers is covered.',
    noneUnder: () => 'No promise stands on a supplier: add `dependsOn` to the services that do.',
    level: (title: string) => `level ${title}`,
    of: (name: string, agreement: string) => `${name}, a promise of ${agreement}`,
    labels: {
      promised: 'promised',
      under: 'under it',
      why: 'why',
      note: 'to note',
      worst: 'worst start',
      safe: 'safe',
      claim: 'claim',
      money: 'money',
    },
    share: (share: string, per: string, calendar: string) => `${share} ${per} (${calendar})`,
    down: (figure: string, minutes: string, period: string) =>
      `${figure}: ${minutes} min of downtime permitted in ${period}`,
    beneath: (supplier: string, name: string, figure: string) => `${supplier}, ${name}: ${figure}`,
    downIn: (minutes: string) => `${minutes} min of downtime permitted in our hours`,
    together: (share: string, minutes: string) =>
      `together ${share}: ${minutes} min of downtime permitted in our hours`,
    commonCause: (share: string) => `common cause β = ${share} of their failures strike redundant parts together`,
    times: (times: string, needed: string) =>
      `We permit ourselves ${times} times the downtime beneath us; ${needed} is our margin.`,
    noDowntime: () => 'What stands beneath us permits no downtime.',
    race: (at: string, ours: string, theirs: string, slack: string) =>
      `${at}: ours ends ${ours}, the supplier’s ${theirs}: ${slack}`,
    late: (length: string) => `${length} late`,
    spare: (length: string) => `${length} to spare`,
    exactly: () => 'at the same instant',
    unreachable: (at: string, ours: string | null) =>
      `${at}: ${ours === null ? '' : `ours ends ${ours}, `}no end of the supplier’s time is within reach`,
    withMargin: (ours: string, theirs: string, at: string, length: string) =>
      `With the margin kept free, from ${at}: ours may use the time until ${ours}, the supplier’s ends ${theirs}, ${length} later.`,
    rows: { ours: 'ours', theirs: 'supplier' },
    legend: () => '▇ counted   · closed',
    safeWithin: (length: string, calendar: string) => `at the tightest ${length} (${calendar})`,
    safeShare: (share: string) => `at the most ${share}`,
    safeNone: () => 'no promise of this kind',
    claimLate: (remedy: string, period: string, last: string, days: number, needed: number) =>
      `${remedy}: for ${period} to be claimed by ${last}, ${count(days, 'working day', 'working days')}; finding out and preparing takes ${integer(needed, 'en')}`,
    tooLate: (said: string, missing: number) =>
      `${said}: ${integer(missing, 'en')} too few, the claim would come too late.`,
    tooNear: (said: string, spare: number, wanted: number) =>
      `${said}: ${spare === 0 ? 'none is' : spare === 1 ? 'one is' : `${integer(spare, 'en')} are`} left over where ${integer(wanted, 'en')} are wanted.`,
    missed: {
      least: (text: string) => `missed by the least: ${text}`,
      most: (text: string) => `missed wholly: ${text}`,
      both: (text: string) => `missed: ${text}`,
    },
    owed: (owed: string, back: string) => `${owed} owed; ${back}`,
    nothingLeft: (amount: string, from: string) => `${amount} recoverable from ${from}, nothing left to us`,
    nothingBack: (from: string) => `nothing recoverable from ${from}, all of it left to us`,
    recoverable: (amount: string, from: string, gap: string) => `${amount} recoverable from ${from}, ${gap} left to us`,
    otherCurrency: (from: string) => `what ${from} would owe is in another currency, not compared`,
    own: (names: string) => `Kept by our own people: ${names}`,
    alone: (names: string) => `Standing on no supplier: ${names}`,
    notComparable: (names: string) => `Not comparable with what suppliers count: ${names}`,
    price: {
      title: () => 'Price over cost, a month',
      line: 'Line',
      price: 'Price',
      cost: 'Cost',
      left: 'Left',
      together: () => 'Together',
      togetherKnown: () => 'Together, costs where known',
      unknown: () => 'not known',
      suppliers: (bills: string) => `Suppliers bill ${bills}.`,
      otherCurrency: () => 'in another currency',
      after: (left: string, price: string) =>
        `After them ${left} of ${price} are left; costs may hold their bills already.`,
    },
    ...COVER_WORDS.en,
    reason: {
      ...COVER_WORDS.en.reason,
      supplierNotGiven: (id: string) => `${id} is not among the files: add it with --supplier.`,
    },
    notForCustomers: (word: string) =>
      `--for ${word}: a margin shows our costs, our suppliers and where we are weak; it is never made for a customer`,
    suppliersMissing: (ids: string) => `--supplier is missing: the agreement stands on ${ids}`,
    suppliersHint: () => 'Give the files of these agreements, or the folder that holds them: --supplier suppliers/',
    notASupplier: (file: string, ref: string) =>
      `${file}: ${ref} is what we promise a customer (sla); --supplier takes underpinning and internal (ola) agreements`,
    notCompared: () => 'Nothing was compared: the agreements must be read without error first.',
  },
};

export const marginHelpEn: { readonly margin: CommandHelp } = {
  margin: {
    summary: 'compare our promises with those of our suppliers',
    detail:
      'Compares each promise with what suppliers promise us, on one timeline with each side’s calendar: covered, thin or not covered; the worst start; the tightest promise that would be safe; claims in time or not; money owed against money recoverable; price over cost. Ours alone.',
    argument: 'our agreement',
    options: {
      'fail-on': 'uncovered: end with code 1 if a promise is not covered',
      for: 'refused: a margin is ours alone and never made for a customer',
    },
    examples: [
      {
        run: 'leeway margin acme.yaml --supplier operator.yaml hosting.yaml',
        does: 'what is safe, what is not, and why',
      },
      {
        run: 'leeway margin acme.yaml --supplier suppliers/ --json --fail-on uncovered',
        does: 'the same for a program',
      },
    ],
  },
};
