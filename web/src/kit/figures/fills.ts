/** Each kind of time by its pattern: told apart without any colour. */
export const FILLS = {
  running: 'bg-on-time-fill',
  up: 'bg-on-time-soft border-y border-on-time-fill',
  closed: 'bg-sunken border-y border-line',
  holiday: 'bg-sunken bg-[radial-gradient(var(--line-strong)_1.5px,transparent_1.7px)] bg-[length:7px_7px]',
  paused: 'bg-paused-soft bg-[repeating-linear-gradient(90deg,var(--paused-fill)_0_4px,transparent_4px_8px)]',
  elsewhere: 'bg-surface border-2 border-dashed border-line-strong',
  down: 'bg-late-fill',
  degraded: 'bg-soon-soft bg-[repeating-linear-gradient(45deg,var(--soon-fill)_0_4px,transparent_4px_8px)]',
  maintenance: 'bg-accent-soft bg-[repeating-linear-gradient(0deg,var(--accent)_0_2px,transparent_2px_6px)]',
  excluded: 'bg-surface bg-[repeating-linear-gradient(135deg,var(--line-strong)_0_1px,transparent_1px_6px)]',
  unknown: 'bg-unknown-soft bg-[radial-gradient(var(--unknown-fill)_2px,transparent_2.2px)] bg-[length:8px_8px]',
} as const;

export type Fill = keyof typeof FILLS;
