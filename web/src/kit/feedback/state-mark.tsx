import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** How something stands, at a glance. */
export type State = 'onTime' | 'soon' | 'late' | 'paused' | 'unknown';

const SHAPES: Readonly<Record<State, ReactNode>> = {
  onTime: <circle cx="6" cy="6" r="4" />,
  soon: <path d="M6 1.2 11.2 10.5H.8z" />,
  late: <path d="M1.5 1.5h9v9h-9z" />,
  paused: <path d="M2.5 1.5h2.6v9H2.5zM6.9 1.5h2.6v9H6.9z" />,
  unknown: (
    <path
      d="M3.6 4.1a2.4 2.4 0 1 1 3.5 2.1C6.4 6.6 6 7 6 7.8M6 10.3v.1"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
    />
  ),
};

const FILLS: Readonly<Record<State, string>> = {
  onTime: 'text-on-time-fill',
  soon: 'text-soon-fill',
  late: 'text-late-fill',
  paused: 'text-paused-fill',
  unknown: 'text-unknown',
};

const INKS: Readonly<Record<State, string>> = {
  onTime: 'text-ink-soft',
  soon: 'text-soon font-medium',
  late: 'text-late font-medium',
  paused: 'text-paused',
  unknown: 'text-unknown',
};

/** The shape of a state alone; its word stands beside it. */
export function StateShape({ state, className = 'size-3' }: { readonly state: State; readonly className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" fill="currentColor" className={`shrink-0 ${FILLS[state]} ${className}`}>
      {SHAPES[state]}
    </svg>
  );
}

interface StateMarkProps {
  readonly state: State;
  /** Another word than the state's own: `kept`, `not covered`. */
  readonly word?: string;
  /** The word is read out and shown when pointed at, not seen. */
  readonly isWordHidden?: boolean;
}

/** A state: shape, word and colour. */
export function StateMark({ state, word, isWordHidden = false }: StateMarkProps) {
  const { t } = useTranslation('kit');
  const told = word ?? t(`feedback.state.${state}`);
  return (
    <span className={`inline-flex items-center gap-1.5 ${INKS[state]}`} title={isWordHidden ? told : undefined}>
      <StateShape state={state} />
      <span className={isWordHidden ? 'sr-only' : 'whitespace-nowrap'}>{told}</span>
    </span>
  );
}
