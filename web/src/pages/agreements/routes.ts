import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

export const STATES = ['inForce', 'coming', 'ended', 'withdrawn'] as const;
export type AgreementState = (typeof STATES)[number];
export const KINDS = ['sla', 'ola', 'underpinning'] as const;
export type AgreementKind = (typeof KINDS)[number];

/** How the list of agreements is narrowed down. */
export interface AgreementsSearch {
  readonly q?: string;
  readonly state?: AgreementState;
  readonly kind?: AgreementKind;
  readonly customer?: string;
}

/** The views of an agreement; the first needs no word in the address. */
export const VIEWS = ['commitments', 'text', 'rules', 'monitored', 'calendars', 'versions'] as const;
export type View = (typeof VIEWS)[number];

/** What of an agreement is shown: which view of which version, in which language, and what is compared. */
export interface AgreementSearch {
  readonly view?: View;
  /** Missing: the present one. */
  readonly version?: number;
  /** The language of the text; missing: the reader's. */
  readonly in?: 'fr' | 'en';
  readonly from?: number;
  readonly to?: number;
  readonly calendar?: string;
  readonly year?: number;
}

/** Where a new agreement is begun. */
export interface NewSearch {
  readonly way?: 'file';
  readonly template?: string;
}

type Given = Readonly<Record<string, unknown>>;

const oneOf = <T extends string>(value: unknown, known: readonly T[]): T | undefined =>
  known.find((one) => one === value);

const text = (value: unknown): string | undefined => {
  const told = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : '';
  return told === '' ? undefined : told;
};

const whole = (value: unknown, least: number, most: number): number | undefined => {
  const number = Number(value);
  return Number.isInteger(number) && number >= least && number <= most ? number : undefined;
};

/** Only what is set: an address says no more than it has to. */
function set<T extends object>(values: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

const agreementsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/agreements',
  validateSearch: (given: Given): AgreementsSearch =>
    set<AgreementsSearch>({
      q: text(given['q']),
      state: oneOf(given['state'], STATES),
      kind: oneOf(given['kind'], KINDS),
      customer: text(given['customer']),
    }),
  loader: () => loadWords('agreements'),
  component: lazyRouteComponent(() => import('./agreements-page.tsx'), 'AgreementsPage'),
});

const newAgreementRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/agreements/new',
  validateSearch: (given: Given): NewSearch =>
    set<NewSearch>({ way: oneOf(given['way'], ['file']), template: text(given['template']) }),
  loader: () => loadWords('agreements'),
  component: lazyRouteComponent(() => import('./new-agreement-page.tsx'), 'NewAgreementPage'),
});

const VERSION = [1, 9_999_999] as const;

const agreementRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/agreements/$agreement',
  validateSearch: (given: Given): AgreementSearch =>
    set<AgreementSearch>({
      view: oneOf(given['view'], VIEWS.slice(1)),
      version: whole(given['version'], ...VERSION),
      in: oneOf(given['in'], ['fr', 'en']),
      from: whole(given['from'], ...VERSION),
      to: whole(given['to'], ...VERSION),
      calendar: text(given['calendar']),
      year: whole(given['year'], 1970, 2199),
    }),
  loader: () => loadWords('agreements', 'calendar-year'),
  component: lazyRouteComponent(() => import('./agreement-page.tsx'), 'AgreementPage'),
});

export const agreementsRoutes = [agreementsRoute, newAgreementRoute, agreementRoute] as const;
