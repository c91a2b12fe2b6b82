import type { paths } from '../../../api/paths.gen.ts';

/** What is sent to ask for a simulation. */
export type Asking = paths['/api/v1/simulations']['post']['requestBody']['content']['application/json'];

export const PASTS = ['all', 'months3', 'months6', 'months12', 'own'] as const;
type Past = (typeof PASTS)[number];

interface Borrowed {
  readonly customer: string;
  readonly scale: number | null;
}

/** What stands in the form. */
export interface Answers {
  readonly what: 'agreement' | 'text';
  readonly agreement: string | null;
  readonly version: number | null;
  readonly text: string;
  readonly past: Past;
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly present: 'inForce' | 'none';
  readonly years: number | null;
  readonly confidence: number | null;
  readonly inHours: number | null;
  readonly outOfHours: number | null;
  readonly handling: number | null;
  readonly seed: number | null;
  /** Empty: the customer's own past. */
  readonly borrowed: readonly Borrowed[];
}

export const FIRST: Answers = {
  what: 'agreement',
  agreement: null,
  version: null,
  text: '',
  past: 'months12',
  from: '',
  to: '',
  title: '',
  present: 'inForce',
  years: 1_000,
  confidence: 90,
  inHours: null,
  outOfHours: null,
  handling: null,
  seed: 1,
  borrowed: [],
};

/** The first day of a month so many months before that of a date. */
export function firstDayBefore(date: string, months: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const at = year * 12 + (month - 1) - months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
}

/** What is asked for; null while it is not yet said of what. @param today the date at the server's place */
export function askingOf(answers: Answers, today: string): Asking | null {
  const draft = draftOf(answers);
  if (draft === null) return null;
  const { inHours, outOfHours, handling, borrowed, title } = answers;
  return {
    draft,
    ...pastOf(answers, today),
    title: title.trim() === '' ? null : title.trim(),
    present: borrowed.length > 0 || answers.present === 'none' ? null : 'inForce',
    years: answers.years,
    confidence: answers.confidence === null ? null : `${answers.confidence}%`,
    seed: answers.seed,
    customers:
      borrowed.length === 0 ? null : borrowed.map(({ customer, scale }) => ({ customer, scale: String(scale ?? 1) })),
    team: inHours === null ? null : { inHours: hours(inHours), outOfHours: hours(outOfHours ?? 0) },
    handling: handling === null ? null : `${handling}%`,
  };
}

/** Hours of a week as the API reads them, to the minute. */
function hours(count: number): string {
  const minutes = Math.round(count * 60);
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (rest === 0) return whole === 0 ? '0' : `${whole}h`;
  return whole === 0 ? `${rest}m` : `${whole}h${rest}m`;
}

function draftOf({ what, agreement, version, text }: Answers): Asking['draft'] | null {
  if (what === 'text') return text.trim() === '' ? null : { text };
  return agreement === null || version === null ? null : { agreement, version };
}

const MONTHS = { months3: 3, months6: 6, months12: 12 } as const;

/** Whole months up to this one, which still runs; or all there is. */
function pastOf({ past, from, to }: Answers, today: string): Pick<Asking, 'from' | 'to'> {
  if (past === 'all') return { from: null, to: null };
  if (past === 'own') return { from: from === '' ? null : from, to: to === '' ? null : to };
  return { from: firstDayBefore(today, MONTHS[past]), to: firstDayBefore(today, 0) };
}
