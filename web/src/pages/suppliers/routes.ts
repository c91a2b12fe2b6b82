import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { asStep, fromStep } from '../../api/path-step.ts';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

/** The views of the section; the first needs no word in the address. */
export const VIEWS = ['suppliers', 'chain', 'catalogue'] as const;

/** Which view is shown, and of the chain whose promises. */
export interface SuppliersSearch {
  readonly view?: (typeof VIEWS)[number];
  readonly customer?: string;
  readonly agreement?: string;
  readonly q?: string;
}

/** The views of a supplier. */
export const SUPPLIER_VIEWS = ['promises', 'claims', 'contacts'] as const;

interface SupplierSearch {
  readonly view?: (typeof SUPPLIER_VIEWS)[number];
}

type Given = Readonly<Record<string, unknown>>;

const text = (value: unknown) =>
  (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value).slice(0, 300) : undefined;

const oneOf = <T extends string>(value: unknown, known: readonly T[]) => known.find((one) => one === value);

/** Only what is set: an address says no more than it has to. */
function set<T extends object>(values: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

const suppliersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/suppliers',
  validateSearch: (given: Given): SuppliersSearch =>
    set<SuppliersSearch>({
      view: oneOf(given['view'], VIEWS.slice(1)),
      customer: text(given['customer']),
      agreement: text(given['agreement']),
      q: text(given['q']),
    }),
  loader: () => loadWords('suppliers'),
  component: lazyRouteComponent(() => import('./suppliers-page.tsx'), 'SuppliersPage'),
});

const supplierRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/suppliers/$supplier',
  // A supplier without an id goes by its name, which may hold anything; in an address it is one step.
  params: {
    parse: ({ supplier }: { readonly supplier: string }) => ({
      supplier: fromStep(supplier),
    }),
    stringify: ({ supplier }: { readonly supplier: string }) => ({ supplier: asStep(supplier) }),
  },
  validateSearch: (given: Given): SupplierSearch =>
    set<SupplierSearch>({ view: oneOf(given['view'], SUPPLIER_VIEWS.slice(1)) }),
  loader: () => loadWords('suppliers'),
  component: lazyRouteComponent(() => import('./supplier-page.tsx'), 'SupplierPage'),
});

export const suppliersRoutes = [suppliersRoute, supplierRoute] as const;
