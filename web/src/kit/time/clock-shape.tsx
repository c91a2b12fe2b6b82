import type { ReactNode } from 'react';
import type { ClockState, Tone } from './time-left-at.ts';

/** Each state has a shape of its own, which is read without any colour. In as few elements as it takes: hundreds come and go in a second. */
const SHAPES: Readonly<Record<ClockState | 'soon', ReactNode>> = {
  // A dial with its hand.
  running: <path d="M2 8a6 6 0 1 1 12 0a6 6 0 1 1-12 0M8 4.5V8l2.5 1.5" strokeWidth="1.75" />,
  // A triangle.
  soon: <path d="M8 2 15 14H1ZM8 6.5v3.5M8 12v.1" strokeWidth="1.75" />,
  // A filled octagon.
  breached: (
    <>
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5Z" stroke="none" fill="currentColor" />
      <path d="M8 4.25v4.5M8 11.6v.1" className="stroke-surface" strokeWidth="2" />
    </>
  ),
  paused: <path d="M5 3v10M11 3v10" strokeWidth="3" strokeLinecap="butt" />,
  // A moon.
  closed: <path d="M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z" strokeWidth="1.5" />,
  notStarted: <circle cx="8" cy="8" r="6" strokeWidth="1.75" strokeDasharray="2.4 2.3" strokeLinecap="butt" />,
  met: <path d="M2.5 8.5 6.5 12.5 13.5 4" strokeWidth="2.25" />,
  excused: (
    <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5ZM4 12 12 4" strokeWidth="1.5" strokeLinecap="butt" strokeLinejoin="miter" />
  ),
  unknown: (
    <>
      <path d="M5.2 5.6a2.8 2.8 0 1 1 4 2.6c-.8.4-1.2.9-1.2 1.8" strokeWidth="1.9" />
      <path d="M8 13v.1" strokeWidth="2.2" />
    </>
  ),
};

interface ClockShapeProps {
  readonly state: ClockState;
  readonly tone: Tone;
  readonly className?: string;
}

/** The shape of a clock's state. It says nothing to a screen reader: the words beside it do. */
export function ClockShape({ state, tone, className = 'size-4' }: ClockShapeProps) {
  const shape = state === 'running' && tone === 'soon' ? 'soon' : state;
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={`shrink-0 fill-none stroke-current [stroke-linecap:round] [stroke-linejoin:round] ${className}`}
    >
      {SHAPES[shape]}
    </svg>
  );
}
