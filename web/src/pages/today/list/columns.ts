/**
 * The same places for heads and rows: two lines below 1280 px, one from there on. Priorities stand there from 1440 px on,
 * services from 1680 px on: where names need not be cut for them.
 */
export const COLUMNS =
  'grid grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)] items-center gap-x-3 py-0.5 max-xl:py-1.5 xl:py-0 xl:grid-cols-[13.5rem_8.25rem_6.5rem_minmax(0,1.2fr)_minmax(0,1.25fr)_7.75rem] min-[90rem]:grid-cols-[13.5rem_8.25rem_6.5rem_minmax(0,1.2fr)_minmax(0,1.25fr)_6.75rem_7.75rem] min-[105rem]:grid-cols-[13.5rem_8.25rem_6.5rem_minmax(0,1.35fr)_minmax(0,1.25fr)_minmax(0,1fr)_6.75rem_minmax(7.75rem,0.55fr)]';
