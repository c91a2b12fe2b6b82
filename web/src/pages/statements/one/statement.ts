import type { Amount } from '../../../app/amounts.ts';
import type { Step } from '../../../app/statement/working.tsx';

// What a statement says, as `leeway settle --json` tells it.

interface Span {
  readonly from: string;
  readonly to: string;
}

export interface Line {
  readonly line: string;
  readonly title: string;
  readonly kind: 'recurring' | 'oneOff' | 'usage' | 'extra' | 'passThrough';
  readonly level: string | null;
  readonly ticket: string | null;
  readonly period: Span;
  readonly quantity: string | null;
  readonly amount: Amount;
  readonly vat: string | null;
  readonly working: readonly Step[];
}

export type FigureState =
  | 'computed'
  | 'notified'
  | 'contested'
  | 'accepted'
  | 'final'
  | 'invoiced'
  | 'lapsed'
  | 'earnedBack';

export type WaitsFor = 'periodEnd' | 'claim' | 'notice' | 'earnBack' | 'acceptance' | 'approval';

/** A credit, a penalty, a bonus, days of service. */
export interface Figure {
  readonly agreement: string;
  readonly target: string;
  readonly remedy?: string;
  readonly bonus?: string;
  readonly kind: string;
  readonly level: string | null;
  readonly month: string;
  readonly period: Span;
  readonly amount: Amount;
  readonly payable: Amount;
  readonly pending: Amount;
  readonly state: FigureState;
  readonly waitsFor: readonly WaitsFor[];
  readonly finalAt: string | null;
  readonly contestBy: string | null;
  readonly claimBy?: string | null;
  readonly days?: number;
  readonly working: readonly Step[];
}

export interface VatBucket {
  readonly rate: string | null;
  readonly charges: Amount;
  readonly reductions: Amount;
  readonly bonuses: Amount;
  readonly base: Amount;
  readonly vat: Amount | null;
  readonly total: Amount;
}

export interface Cap {
  readonly window: string;
  readonly cap: Amount;
  readonly usedBefore: Amount;
  readonly granted: Amount;
  readonly left: Amount;
  readonly bit: boolean;
}

export interface Block {
  readonly line: string;
  readonly boughtOn: string;
  readonly lastDay: string;
  readonly sizeMinutes: string;
  readonly leftMinutes: string;
  readonly lapsedMinutes: string;
}

export const TOTALS = [
  'charges',
  'vat',
  'invoice',
  'outsideVat',
  'toConfirm',
  'toPay',
  'pendingCredits',
  'pendingBonuses',
  'contestedCredits',
  'contestedBonuses',
] as const;

/** The statement of one month. */
export interface Statement {
  readonly title: string;
  readonly customerName: string | null;
  readonly agreement: string;
  readonly month: string;
  readonly period: Span;
  readonly asOf: string;
  readonly currency: string;
  readonly lines: readonly Line[];
  readonly blocks: readonly Block[];
  readonly credits: readonly Figure[];
  readonly penalties: readonly Figure[];
  readonly bonuses: readonly Figure[];
  readonly serviceDays: readonly Figure[];
  readonly fromEarlier: readonly Figure[];
  readonly vat: readonly VatBucket[];
  readonly totals: { readonly [total in (typeof TOTALS)[number]]: Amount };
  readonly caps: readonly Cap[];
  readonly improvementPlans: readonly { readonly remedy: string; readonly target: string; readonly from: string }[];
  readonly rightsToEnd: readonly { readonly arisesAt: string; readonly notice: string | null }[];
  readonly notices: readonly {
    readonly code: string;
    readonly level: 'error' | 'warning' | 'info';
    readonly message: string;
    readonly help: string | null;
  }[];
}

/** Credits, penalties, bonuses and days of service, in that order. */
export const figuresIn = ({ credits, penalties, bonuses, serviceDays }: Statement): readonly Figure[] => [
  ...credits,
  ...penalties,
  ...bonuses,
  ...serviceDays,
];

/** What a remedy or bonus is called in the agreement. */
export const itemOf = ({ remedy, bonus, target }: Figure): string => remedy ?? bonus ?? target;
