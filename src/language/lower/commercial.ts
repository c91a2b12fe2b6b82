import type {
  Bonus,
  ChargeLine,
  Commercial,
  EarnBack,
  Pricing,
  Remedy,
  RemedyFormula,
  Termination,
} from '../../core/agreement/index.ts';
import type { PlainAgreement } from '../grammar/agreement-shape.ts';
import {
  baseOf,
  capOf,
  dueOf,
  durationOf,
  known,
  listed,
  mapped,
  moneyOf,
  msOf,
  orNull,
  ppmOf,
  termOf,
  textOf,
} from './amounts.ts';
import { earnBackCondition } from './earn-back.ts';

type Plain<K extends keyof PlainAgreement> = NonNullable<PlainAgreement[K]>;
type PlainLine = NonNullable<Plain<'charges'>['lines']>[string];
type PlainRemedy = Plain<'remedies'>[string];
type PlainBonus = Plain<'bonuses'>[string];

/** What is paid, credited and earned, as figures. */
export function loweredCommercial(plain: PlainAgreement): Commercial {
  const { indexation, payment } = plain.charges ?? {};
  return {
    currency: plain.charges?.currency ?? null,
    lines: listed(plain.charges?.lines, chargeLineOf),
    indexation: orNull(indexation, (terms) => ({
      formula: terms.formula,
      index: terms.index,
      base: terms.base,
      every: termOf(terms.every ?? '12mo'),
      floorPpm: orNull(terms.floor, ppmOf),
      ceilingPpm: orNull(terms.ceiling, ppmOf),
    })),
    payment: orNull(payment, (terms) => ({
      within: termOf(terms.within),
      from: terms.from ?? 'invoice',
      latePpm: orNull(terms.lateRate, ppmOf),
      flatFee: orNull(terms.flatFee, moneyOf),
      profile: terms.profile ?? null,
    })),
    remedies: listed(plain.remedies, remedyOf),
    caps: mapped(plain.caps, capOf),
    bonuses: listed(plain.bonuses, (bonus, id) => bonusOf(bonus, id, plain)),
    earnBack: (plain.earnBack ?? []).map(earnBackOf),
    termination: orNull(plain.termination, terminationOf),
  };
}

/** The model a line is priced by: what it says, or what its unit and its other keys imply. */
export function modelOf(line: PlainLine): NonNullable<PlainLine['model']> {
  if (line.model !== undefined) return line.model;
  if (line.size !== undefined) return 'blockHours';
  if (line.tiers !== undefined) return 'graduated';
  if (line.markup !== undefined) return 'passThrough';
  const byUnit = {
    user: 'perUser',
    device: 'perDevice',
    site: 'perSite',
    hour: 'timeAndMaterial',
    day: 'timeAndMaterial',
  } as const;
  const unit = line.unit ?? 'month';
  return unit in byUnit ? byUnit[unit as keyof typeof byUnit] : 'flat';
}

const UNIT_OF_MODEL = {
  perUser: 'user',
  perDevice: 'device',
  perSite: 'site',
  timeAndMaterial: 'hour',
  graduated: 'user',
  volume: 'user',
} as const;

function pricingOf(line: PlainLine): Pricing {
  const model = modelOf(line);
  if (model === 'passThrough') return { kind: 'passThrough', markupPpm: ppmOf(line.markup ?? '0%') };
  if (model === 'blockHours') {
    return {
      kind: 'blockHours',
      sizeMs: msOf(known(line.size, 'size of a block')),
      amount: moneyOf(known(line.amount, 'amount of a block')),
      expiry: orNull(line.expiry, termOf),
      carryOver: line.carryOver ?? false,
      overage: orNull(line.overage, moneyOf),
    };
  }
  const unit = line.unit ?? (model === 'flat' ? 'month' : UNIT_OF_MODEL[model]);
  if (model === 'graduated' || model === 'volume') {
    const tiers = known(line.tiers, 'tiers of a price').map(({ upTo, amount }) => ({
      upTo: upTo ?? null,
      amount: moneyOf(amount),
    }));
    return { kind: model, unit, tiers };
  }
  return { kind: 'fixed', unit, amount: moneyOf(known(line.amount, 'amount of a line')) };
}

const CYCLES: ReadonlySet<string> = new Set(['month', 'quarter', 'semester', 'year', 'once']);

function chargeLineOf(line: PlainLine, id: string): ChargeLine {
  const ofUnit = line.unit !== undefined && CYCLES.has(line.unit) ? (line.unit as ChargeLine['every']) : 'month';
  return {
    id,
    title: textOf(line.title),
    pricing: pricingOf(line),
    vatPpm: orNull(line.vat, ppmOf),
    every: line.every ?? (modelOf(line) === 'blockHours' ? 'once' : ofUnit),
    billed: line.billed ?? 'inArrears',
    schedule: line.schedule ?? 'calendar',
    prorated: line.prorated ?? true,
    minimum: line.minimum ?? null,
    quantity: line.quantity ?? null,
    discountPpm: ppmOf(line.discount ?? '0%'),
    level: line.level ?? null,
    work: line.work ?? [],
    incrementMs: orNull(line.increment, msOf),
  };
}

function formulaOf(plain: PlainRemedy): RemedyFormula | null {
  if (plain.tiers !== undefined) {
    return {
      kind: 'tiers',
      tiers: plain.tiers.map(({ below, credit }) => ({ belowPpm: ppmOf(below), due: dueOf(credit) })),
    };
  }
  if (plain.perPeriod !== undefined) return { kind: 'perPeriod', due: dueOf(plain.perPeriod) };
  if (plain.perBreach !== undefined) return { kind: 'perBreach', due: dueOf(plain.perBreach) };
  if (plain.perUnit !== undefined) {
    const { each, credit, started } = plain.perUnit;
    return { kind: 'perUnit', eachMs: msOf(each), due: dueOf(credit), started: started ?? false };
  }
  if (plain.proportional !== undefined) return { kind: 'proportional', times: plain.proportional.times ?? 1 };
  if (plain.serviceDays !== undefined) {
    return {
      kind: 'serviceDays',
      tiers: plain.serviceDays.map(({ below, days }) => ({ belowPpm: ppmOf(below), days })),
    };
  }
  if (plain.points !== undefined) {
    const { minor, serious, seriousBelow, repeat, free, each } = plain.points;
    return {
      kind: 'points',
      minor,
      serious,
      seriousBelowPpm: orNull(seriousBelow, ppmOf),
      repeat: repeat ?? 1,
      free: free ?? 0,
      perPoint: dueOf(each),
    };
  }
  if (plain.pool !== undefined) {
    const { pool, allocation, atRisk } = plain.pool;
    return { kind: 'pool', poolPpm: ppmOf(pool), allocationPpm: ppmOf(allocation), atRiskPpm: ppmOf(atRisk) };
  }
  return plain.lateDays === undefined ? null : { kind: 'lateDays', ...plain.lateDays };
}

function remedyOf(plain: PlainRemedy, id: string): Remedy {
  return {
    id,
    title: orNull(plain.title, textOf),
    on: plain.on,
    kind: plain.kind,
    formula: formulaOf(plain),
    of: orNull(plain.of, baseOf),
    vatTreatment: plain.vatTreatment ?? (plain.kind === 'priceReduction' ? 'priceReduction' : 'toConfirm'),
    repeat: orNull(plain.repeat, ({ times, within }) => ({ times, withinPeriods: within })),
    group: plain.group ?? null,
    cap: orNull(plain.cap, capOf),
    deMinimis: orNull(plain.deMinimis, moneyOf),
    claim: orNull(plain.claim, ({ onRequest, within, channel }) => ({
      onRequest,
      within: orNull(within, termOf),
      channel: channel ?? null,
    })),
    noticeRequired: plain.noticeRequired ?? null,
    contestWithin: orNull(plain.contestWithin, termOf),
    silenceAccepts: plain.silenceAccepts ?? false,
    soleRemedy: plain.soleRemedy ?? null,
    countsTowardLiability: plain.countsTowardLiability ?? null,
    applied: plain.applied ?? 'nextInvoice',
    missingReportCounts: plain.missingReport ?? false,
    within: orNull(plain.within, durationOf),
  };
}

function bonusOf(plain: PlainBonus, id: string, agreement: PlainAgreement): Bonus {
  const outstanding = agreement.targets?.[plain.on]?.outstanding;
  const above = plain.above === 'outstanding' ? known(outstanding, 'outstanding share') : plain.above;
  const tiers = plain.tiers?.map((tier) => ({ fromPpm: ppmOf(tier.above), due: dueOf(tier.bonus) })) ?? [
    { fromPpm: ppmOf(known(above, 'threshold of a bonus')), due: dueOf(known(plain.bonus, 'figure of a bonus')) },
  ];
  return {
    id,
    title: orNull(plain.title, textOf),
    on: plain.on,
    tiers,
    linear: plain.linear ?? false,
    of: orNull(plain.of, baseOf),
    cap: orNull(plain.cap, capOf),
    unlessBreached: (plain.unless ?? []).map((condition) => condition.replace(/\.breached$/, '')),
    approvedByCustomer: plain.approvedByCustomer ?? false,
    vatTreatment: plain.vatTreatment ?? 'taxable',
    offset: plain.offset ?? false,
  };
}

function earnBackOf(plain: Plain<'earnBack'>[number]): EarnBack {
  return {
    on: plain.on,
    condition: known(earnBackCondition(plain.when), `condition ${plain.when}`),
    portionPpm: ppmOf(plain.portion ?? '100%'),
  };
}

function terminationOf(plain: Plain<'termination'>): Termination {
  return {
    chronic: plain.chronic ?? [],
    capReached: plain.capReached ?? [],
    notice: orNull(plain.notice, termOf),
    convenience: orNull(plain.convenience, termOf),
    cureWithin: orNull(plain.cureWithin, termOf),
  };
}
