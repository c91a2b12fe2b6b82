/** What is taken of a route: `getRouteApi('/shell/customers')` fits, or a route itself. */
interface FilteredRoute<Search extends object> {
  readonly useSearch: () => Search;
  // A route's own type takes its whole address; here the search alone is changed, by a function of what it was.
  readonly useNavigate: () => unknown;
}

type Navigate<Search> = (to: {
  readonly search: (before: Search) => Partial<Search>;
  readonly replace: true;
  readonly resetScroll: false;
}) => Promise<void>;

interface Filters<Search> {
  readonly values: Search;
  /** Changes some; `undefined` takes one away. */
  readonly set: (patch: { readonly [K in keyof Search]?: Search[K] | undefined }) => void;
  /** Takes all away. @param kept those that stay: a sort, a view */
  readonly clear: (kept?: readonly (keyof Search)[]) => void;
  /** How many are set. */
  readonly count: number;
}

/** Filters that live in the address, as the route's search params have them: a link shows the same list to others. */
export function useFilters<Search extends object>(route: FilteredRoute<Search>): Filters<Search> {
  const values = route.useSearch();
  const navigate = route.useNavigate() as Navigate<Search>;
  const go = (search: (before: Search) => Partial<Search>) =>
    void navigate({ search, replace: true, resetScroll: false });
  return {
    values,
    set: (patch) => go((before) => withoutEmpty({ ...before, ...patch }) as Partial<Search>),
    clear: (kept = []) =>
      go((before) => Object.fromEntries(kept.map((key) => [key, before[key]])) as unknown as Partial<Search>),
    count: Object.values(values).filter(isSet).length,
  };
}

const isSet = (value: unknown) => value !== undefined && value !== null && value !== '' && value !== false;

function withoutEmpty(search: object): object {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => isSet(value)));
}
