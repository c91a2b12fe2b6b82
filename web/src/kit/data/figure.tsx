import type { ReactNode } from 'react';
import { type State, StateShape } from '../feedback/state-mark.tsx';
import { Why } from '../layout/disclosure.tsx';

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly unit?: string;
  /** Under the number: what it is compared with. */
  readonly hint?: ReactNode;
  /** Its shape is shown; say in `hint` what it means. */
  readonly state?: State;
  /** The number opens to it. */
  readonly reason?: ReactNode;
}

/** One number, large, with its unit, and its reason one click away. */
export function Figure({ label, value, unit, hint, state, reason }: FigureProps) {
  const number = (
    <span className="text-2xl font-semibold tracking-tight">
      {value}
      {unit && <span className="text-base font-normal text-ink-soft">{` ${unit}`}</span>}
    </span>
  );
  return (
    <div className="grid min-w-0 content-start gap-0.5">
      <p className="text-ink-soft">{label}</p>
      <div className="flex items-center gap-2">
        {state && <StateShape state={state} />}
        {reason ? (
          <Why label={label} value={number}>
            {reason}
          </Why>
        ) : (
          number
        )}
      </div>
      {hint && <div className="text-sm text-ink-soft">{hint}</div>}
    </div>
  );
}
