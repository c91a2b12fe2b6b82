import type { ReactNode } from 'react';
import { type State, StateShape } from './state-mark.tsx';

const TONES: Readonly<Record<State | 'plain', string>> = {
  plain: 'border-line bg-sunken text-ink-soft',
  onTime: 'border-transparent bg-on-time-soft text-on-time',
  soon: 'border-transparent bg-soon-soft text-soon',
  late: 'border-transparent bg-late-soft text-late',
  paused: 'border-transparent bg-paused-soft text-paused',
  unknown: 'border-transparent bg-unknown-soft text-unknown',
};

/** One or two words about a thing: its kind, its step. With a state's tone it has the state's shape too. */
export function Badge({ tone = 'plain', children }: { readonly tone?: State | 'plain'; readonly children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-sm border px-1.5 py-px text-xs font-medium whitespace-nowrap ${TONES[tone]}`}
    >
      {tone !== 'plain' && <StateShape state={tone} className="size-2.5" />}
      {children}
    </span>
  );
}
