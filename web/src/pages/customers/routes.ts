import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { type Lang, loadWords } from '../../words/i18n.ts';
import { loadReportWords } from './report/report-words.ts';

export const STATES = ['missed', 'atRisk', 'onTrack', 'nothing'] as const;
/** How a customer stands, the worst of its time limits first. */
export type Health = (typeof STATES)[number];

/** How the list of customers is narrowed down and ordered. */
export interface CustomersSearch {
  readonly q?: string;
  readonly state?: Health;
  readonly live?: 'live' | 'dry';
  readonly order?: 'customer';
}

/** The views of a customer's page; the first needs no word in the address. */
export const VIEWS = ['now', 'objectives', 'availability', 'trend', 'money', 'contacts', 'reports'] as const;
export type View = (typeof VIEWS)[number];

type Given = Readonly<Record<string, unknown>>;

const oneOf = <T extends string>(value: unknown, known: readonly T[]): T | undefined =>
  known.find((one) => one === value);

/** Only what is set: an address says no more than it has to. */
function set<T extends object>(values: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

const text = (value: unknown) => {
  const told = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : '';
  return told === '' ? undefined : told;
};

const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  validateSearch: (given: Given): CustomersSearch =>
    set<CustomersSearch>({
      q: text(given['q']),
      state: oneOf(given['state'], STATES),
      live: oneOf(given['live'], ['live', 'dry']),
      order: oneOf(given['order'], ['customer']),
    }),
  loader: () => loadWords('customers'),
  component: lazyRouteComponent(() => import('./customers-page.tsx'), 'CustomersPage'),
});

const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$customer',
  validateSearch: (given: Given) => set<{ readonly view?: View }>({ view: oneOf(given['view'], VIEWS.slice(1)) }),
  // The workings of its money are told in the words of statements.
  loader: () => loadWords('customers', 'statements'),
  component: lazyRouteComponent(() => import('./customer-page.tsx'), 'CustomerPage'),
});

const dryRunRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$customer/dry-run',
  validateSearch: (given: Given) => set<{ readonly field?: string }>({ field: text(given['field']) }),
  loader: () => loadWords('dry-run', 'customers'),
  component: lazyRouteComponent(() => import('./dry-run-page.tsx'), 'DryRunPage'),
});

const inLanguage = (given: Given) => set<{ readonly in?: Lang }>({ in: oneOf(given['in'], ['fr', 'en']) });

const reportDraftRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$customer/reports/$month',
  validateSearch: inLanguage,
  loader: loadReportWords,
  component: lazyRouteComponent(() => import('./report-draft-page.tsx'), 'ReportDraftPage'),
});

const reportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$customer/reports/$month/$number',
  validateSearch: inLanguage,
  loader: loadReportWords,
  component: lazyRouteComponent(() => import('./report-page.tsx'), 'ReportPage'),
});

export const customersRoutes = [customersRoute, customerRoute, dryRunRoute, reportDraftRoute, reportRoute] as const;
