/** The same places for heads and rows: two lines below 1024 px, one from there on; services from 1536 px on, where names are not cut for them. */
export const COLUMNS =
  'grid grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)] items-center gap-x-3 py-0.5 max-lg:py-1.5 lg:py-0 lg:grid-cols-[13.5rem_8.25rem_6.5rem_minmax(0,1.3fr)_minmax(0,1.3fr)_6.25rem_7rem] xl:grid-cols-[13.5rem_8.25rem_6.5rem_minmax(0,1.2fr)_minmax(0,1.25fr)_6.75rem_7.75rem] 2xl:grid-cols-[13.5rem_8.25rem_6.5rem_minmax(0,1.35fr)_minmax(0,1.25fr)_minmax(0,1fr)_6.75rem_minmax(7.75rem,0.55fr)]';
