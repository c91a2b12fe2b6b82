import { integer } from '../format/number.ts';
import type { CommandHelp } from './help-en.ts';

const count = (n: number, one: string, many: string): string => `${integer(n, 'en')} ${n === 1 ? one : many}`;
const listed = (names: readonly string[]): string => names.join(', ');
type Words = { readonly [key: string]: string };

const months: Words = {
  month: 'months',
  quarter: 'quarters',
  semester: 'half-years',
  year: 'years',
  contractYear: 'contract years',
  rolling30d: 'months',
  rolling12mo: 'years',
};

export const simulateEn = {
  simulate: {
    labelled: (label: string, text: string) => `${label}: ${text}`,
    notForCustomers: (whom: string) =>
      `--for ${whom}: a simulation shows odds, private bounds and costs that are ours alone, and is not for customers; leeway evaluate --for ${whom} is`,
    scaleAlone: () => '--scale belongs to --customers: whose past is to be scaled?',
    handlingAlone: () => '--handling belongs to --team: against which hours is the work to be held?',
    presentOrOthers: () =>
      '--present and --customers exclude each other: a customer without a past of its own has no present agreement to be told beside',
    notAShare: (flag: string, word: string) => `${flag} ${word}: a share is needed, such as 90%`,
    notWhole: (flag: string, word: string, least: number, most: number) =>
      `${flag} ${word}: a whole number from ${integer(least, 'en')} to ${integer(most, 'en')} is needed`,
    notAScale: (word: string) => `--scale ${word}: a factor is needed, such as 1.5 (at most 1,000)`,
    scaleCount: (word: string, customers: number) =>
      `--scale ${word}: one factor is needed for all customers, or one for each of the ${integer(customers, 'en')}`,
    notATeam: (word: string) =>
      `--team ${word}: hours of work a week are needed, such as 70h, or 70h,5h with those out of service hours`,
    unknownCustomer: (name: string, near: string | null, known: readonly string[]) =>
      `--customers: the events have no ticket of ${name}${near === null ? '' : `; did you mean ${near}?`}${known.length === 0 ? '' : ` (they have: ${listed(known.slice(0, 10))}${known.length > 10 ? ' …' : ''})`}`,
    notSimulated: () => 'Nothing was simulated: the agreements have to be read without an error first.',
    doing: {
      judging: 'judging the past',
      drawing: 'drawing years',
      confirming: 'holding counter-offers against the past',
      pricing: 'pricing what goes further',
    },
    title: (name: string, ref: string) => `What this agreement would have cost: ${name} (${ref})`,
    ours: () => 'Ours alone: odds, bounds and costs are not for the customer.',
    past: (tickets: number, from: string, to: string, weeks: number) =>
      `${count(tickets, 'ticket', 'tickets')} from ${from} to ${to}, ${count(weeks, 'whole week', 'whole weeks')}.`,
    drawn: (years: number, seed: number) =>
      `${count(years, 'year', 'years')} drawn week by week from this past, with seed ${seed}: the same seed gives the same answer. The order of seasons is not kept.`,
    borrowed: (customers: readonly string[], years: number, seed: number) =>
      `This customer has no past here: that of ${listed(customers)} stands for it. ${count(years, 'year', 'years')}, each drawn from one of them, with seed ${seed}; which of them it will be like is not known, and the odds are the wider for it.`,
    scaled: (customer: string, factor: string) => (factor === '1' ? customer : `${customer} (× ${factor})`),
    headline: {
      cost: (amount: string) => `On this past it would have cost ${amount} (credits and penalties less bonuses).`,
      earned: (amount: string) => `On this past it would have earned ${amount} (bonuses over credits and penalties).`,
      noMoney: () => 'No money hangs on its promises: a missed one costs nothing by this agreement.',
      more: (amount: string, than: string) => `That is ${amount} more than the present agreement (${than}).`,
      less: (amount: string, than: string) => `That is ${amount} less than the present agreement (${than}).`,
      same: (than: string) => `That is as much as the present agreement (${than}).`,
      otherCurrency: (than: string) => `The present agreement cost ${than}, in another currency.`,
      presentFree: () => 'The present agreement puts no price on its promises.',
      kept: (kept: number, all: number, confidence: string) =>
        `Of ${count(all, 'promise', 'promises')} with odds, ${kept === 0 ? 'none is' : kept === 1 ? 'one is' : `${integer(kept, 'en')} are`} kept with ${confidence} confidence.`,
    },
    odds: {
      title: () => 'How often a period is missed',
      share: (share: string, low: string, high: string, per: string) =>
        `${share} of ${months[per] ?? per} (${low} to ${high})`,
      never: () => 'nothing to judge in this past',
      onPast: (missed: number, judged: number) => `on this past: ${integer(missed, 'en')} of ${integer(judged, 'en')}`,
      onPastNone: () => 'on this past: nothing judged',
      present: (missed: number, judged: number) =>
        `present agreement: ${integer(missed, 'en')} of ${integer(judged, 'en')}`,
      presentNone: () => 'present agreement: no such promise',
      gone: (names: string) => `Only in the present agreement: ${names}`,
      yearly: (share: string) => `at least one in ${share} of years`,
      late: (mean: string, low: string, high: string) => `${mean} late a year (${low} to ${high} in 90% of years)`,
      legend: () =>
        'In brackets: where the odds lie with 95% certainty, told from a past of this length. A promise over several services is missed where any of them is.',
    },
    cost: {
      title: () => 'What a year would cost',
      columns: { what: '', mean: 'Mean', p5: '5% under', p50: 'Middle', p95: '5% over' },
      credits: () => 'Credits and penalties',
      bonuses: () => 'Bonuses',
      net: () => 'Together',
      most: (amount: string, window: string) =>
        `At the most ${amount} a year of credits and penalties: the cap ${window}.`,
      window: {
        month: 'of each month',
        quarter: 'of each quarter',
        semester: 'of each half-year',
        year: 'of each year',
        contractYear: 'of each contract year',
        rolling12mo: 'over any 12 months',
        term: 'of the whole term',
      } as Words,
      noCap: (remedies: string) => `No cap bounds ${remedies}: a bad year may cost any amount.`,
      unbounded: () => 'No cap bounds a year.',
      margin: (amount: string) => `A year brings in ${amount} over its costs, before this.`,
    },
    team: {
      title: () => 'Can the team do it?',
      recorded: () => 'Told from recorded work.',
      elapsed: (share: string) =>
        `No work is recorded: ${share} of the time that passed on each ticket is taken for work.`,
      hours: (calendar: string | null) =>
        calendar === null ? 'All hours are service hours.' : `In service hours: calendar ${calendar}.`,
      inService: () => 'In service hours',
      outOfService: () => 'Out of service hours',
      load: (mean: string, low: string, high: string, team: string) =>
        `${mean} of work a week (${low} to ${high} in 90% of weeks), the team has ${team}`,
      over: (share: string) => `too much in ${share} of weeks`,
      fits: () => 'never too much in the drawn weeks',
    },
    offers: {
      title: (confidence: string) => `What could be promised, kept with ${confidence} confidence`,
      term: { within: 'time limit', attainment: 'attainment', allow: 'misses allowed' },
      misses: (n: number) => count(n, 'miss', 'misses'),
      kept: (value: string, share: string) => `${value} is kept with ${share}.`,
      isTight: () => 'One step tighter would not be.',
      could: (value: string, share: string) => `${value} would still be, with ${share}.`,
      offer: (promised: string, offered: string, share: string) => `${promised} → ${offered} is kept with ${share}`,
      tighter: (value: string, share: string) => `; ${value} only with ${share}`,
      hopeless: (promised: string, share: string) =>
        `${promised} is kept with ${share} only, and nothing one would write is kept with the confidence asked for.`,
      further: (steps: readonly string[]) => `Going further would cost more a year: ${steps.join(' · ')}.`,
      step: (value: string, amount: string) => `${value} ${amount}`,
      free: () => 'Going further would cost no more a year.',
      estimated: () => '(estimated from what the clocks used)',
      legend: () =>
        'Each value was held against this past by judging it again. “kept” counts simulated periods; costs are told over 200 of the years.',
    },
    advice: {
      title: () => 'What to do:',
      overall: { accept: 'accept', negotiate: 'negotiate', walkAway: 'walk away' } as Words,
      role: {
        customerService: 'Customer service',
        technical: 'Technical lead',
        finance: 'Finance',
        legal: 'Legal',
      } as Words,
      nothing: () => 'nothing speaks against it',
      aim: (term: string, value: string) => `${term}: ${value} is what we aim for`,
      acceptable: (term: string, value: string) => `${term}: ${value} is acceptable`,
      between: (term: string, value: string, ask: string | null) =>
        `${term}: ${value} is between aim and walk-away${ask === null ? '' : `; ask for ${ask}`}`,
      beyond: (term: string, value: string, walkAway: string | null, ask: string | null) =>
        `${term}: ${value} is past our walk-away${walkAway === null ? '' : ` (${walkAway})`}${ask === null ? '' : `; ask for ${ask}`}`,
      unread: (term: string) => `${term}: the bound could not be held against the agreement; check its path and unit`,
      unlikely: (target: string, share: string, asks: readonly string[]) =>
        `${target}: kept with ${share} only; ask for ${asks.join(', or for ')}`,
      ask: (term: string, value: string, share: string) => `${term} ${value} (${share})`,
      hopeless: (term: string, value: string, share: string) =>
        `${term}: ${value} is kept with ${share} only, and no other value would be kept`,
      overload: {
        inService: 'too much work for the service hours',
        outOfService: 'too much work out of service hours',
      },
      uncapped: (remedies: string) => `no cap bounds ${remedies}; ask for one`,
      expectedOverMargin: (cost: string, margin: string) =>
        `a mean year costs ${cost}, more than the ${margin} that a year brings in`,
      badOverMargin: (cost: string, margin: string) =>
        `one year in 20 costs ${cost} or more, and a year brings in ${margin}`,
    },
    notice: {
      noEvents: () => 'The event files hold no ticket and no fact up to this instant: there is no past to draw from.',
      noTickets: (known: readonly string[]) =>
        `No ticket of these events falls under this agreement${known.length === 0 ? '' : ` (they are of ${listed(known.slice(0, 8))}${known.length > 8 ? ' …' : ''}); --customers lets the past of others stand for it`}.`,
      noTicketPromises: () => 'It promises nothing that tickets measure: there are no counter-offers to look for.',
      noRequirement: (targets: string) =>
        `${targets}: judged ticket by ticket, nothing is asked of a period; so there are no odds of missing one.`,
      neverJudged: (targets: string) => `${targets}: this past tells nothing of it.`,
      noWork: () =>
        'No work is recorded: say with --handling how much of the elapsed time is work (40%), and the team is held against it.',
      unevenWeeks: (mean: number, middle: number) =>
        `This past is uneven: ${count(mean, 'ticket', 'tickets')} a week on the mean, but half of its weeks have ${integer(middle, 'en')} at most. The years mix busy and quiet weeks; --from and --to choose the part that is like what is to come.`,
      fewWeeks: (weeks: number) =>
        `Only ${count(weeks, 'week', 'weeks')} of past: under a quarter of a year, the odds are little more than a guess.`,
      oneCustomer: (customer: string) =>
        `Only one customer’s past (${customer}) stands for this one: how customers differ can not show.`,
      fewPeriods: (target: string, periods: number) =>
        `Drawn from only ${count(periods, 'past period', 'past periods')}: ${target}.`,
    },
  },
};

export const simulateHelpEn: { readonly simulate: CommandHelp } = {
  simulate: {
    summary: 'what an agreement would have cost on past events, and what could be promised instead',
    detail:
      'Judges past events by a draft, draws years from their weeks, and says how often each promise would be missed, what a year would cost, whether the team can do it, the tightest promise that would be kept with the confidence chosen, and what each role should do. Ours alone: not for customers.',
    argument: 'the draft: an agreement file',
    options: {
      present: 'the agreement now in force, told beside the draft',
      confidence: 'how often a period should be kept (default: 90%)',
      seed: 'another draw of years (a whole number; default: 1)',
      years: 'how many years to draw (default: 1000)',
      'as-of': 'the instant to judge at (default: the end of the day of the last event)',
      from: 'first day, or instant, of the past to draw from (default: the day of the first ticket)',
      to: 'day, or instant, at which it ends, not included (default: after the day of the last ticket)',
      customers: 'for a customer without a past: customers whose past stands for it (a,b)',
      scale: 'its size over theirs: 1.5, or one factor for each (1.5,0.8)',
      team: 'hours of work a week in service hours, and out of them: 70h,5h',
      handling: 'where no work is recorded: how much of the elapsed time is work (40%)',
      supplier: 'agreements under this one, for what a year brings in',
      for: 'not for customers: refused',
    },
    examples: [
      {
        run: 'leeway simulate draft.yaml --events events.jsonl --present agreement.yaml',
        does: 'a draft beside the agreement now in force',
      },
      {
        run: 'leeway simulate draft.yaml --events events.jsonl --customers boreal,verdier --scale 1.5',
        does: 'for a new customer half as large again as two we know',
      },
    ],
  },
};
