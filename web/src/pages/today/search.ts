const GROUPS = ['customer', 'service', 'team'] as const;
const STATES = ['running', 'paused', 'notStarted'] as const;
const VERDICTS = ['open', 'atRisk', 'breached'] as const;

/** Where the clocks of the board come from and how they are shown, as it stands in the address. */
export interface TodaySearch {
  readonly customer?: string;
  readonly service?: string;
  readonly team?: string;
  readonly target?: string;
  readonly priority?: string;
  /** `mine`, `nobody`, or what the helpdesk calls a technician, after `=`. */
  readonly who?: string;
  readonly state?: (typeof STATES)[number];
  readonly verdict?: (typeof VERDICTS)[number];
  readonly group?: (typeof GROUPS)[number];
  readonly roomy?: true;
  readonly ahead?: true;
}

/** Reads an address; what it does not know is left out. */
export function readSearch(given: { readonly [name: string]: unknown }): TodaySearch {
  const text = (name: string) => {
    const value = given[name];
    return typeof value === 'string' || typeof value === 'number' ? { [name]: String(value).slice(0, 256) } : {};
  };
  const oneOf = (name: string, values: readonly string[]) =>
    values.includes(String(given[name])) ? { [name]: given[name] } : {};
  const on = (name: string) => (given[name] === true || given[name] === 'true' ? { [name]: true } : {});
  return {
    ...text('customer'),
    ...text('service'),
    ...text('team'),
    ...text('target'),
    ...text('priority'),
    ...text('who'),
    ...oneOf('state', STATES),
    ...oneOf('verdict', VERDICTS),
    ...oneOf('group', GROUPS),
    ...on('roomy'),
    ...on('ahead'),
  };
}

const FILTERS = ['customer', 'service', 'team', 'target', 'priority', 'who', 'state', 'verdict'] as const;
export type FilterName = (typeof FILTERS)[number];

/** What of the address narrows the board down. */
export function filtersIn(search: TodaySearch): readonly (readonly [FilterName, string])[] {
  return FILTERS.flatMap((name) => {
    const value = search[name];
    return value === undefined ? [] : [[name, value] as const];
  });
}

/** An id as one of a list: a comma within it is no end of it. */
export const escaped = (id: string) => id.replaceAll(/[\\,]/g, '\\$&');

/** What the API is asked for. */
export function queryOf(search: TodaySearch) {
  const { who, state, verdict } = search;
  const ids = (['customer', 'service', 'team', 'target', 'priority'] as const).flatMap((name) => {
    const value = search[name];
    return value === undefined ? [] : [[name, [escaped(value)]] as const];
  });
  return {
    ...Object.fromEntries(ids),
    ...(who === 'mine' ? { mine: true } : {}),
    ...(who === 'nobody' ? { unassigned: true } : {}),
    ...(who?.startsWith('=') ? { assignee: [escaped(who.slice(1))] } : {}),
    ...(state === undefined ? {} : { state: [state] }),
    ...(verdict === undefined ? {} : { verdict: [verdict] }),
  };
}
