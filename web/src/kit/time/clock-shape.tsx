import type { ReactNode } from 'react';
import type { ClockState, Tone } from './time-left-at.ts';

/** Each state has a shape of its own, which is read without any colour. */
const SHAPES: Readonly<Record<ClockState | 'soon', ReactNode>> = {
  // A dial with its hand.
  running: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" strokeWidth="1.75" />
      <path d="M8 4.5V8l2.5 1.5" fill="none" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  // A triangle.
  soon: (
    <>
      <path d="M8 2 15 14H1Z" fill="none" strokeWidth="1.75" strokeLinejoin="round" />
      <path d="M8 6.5v3.5M8 12v.1" fill="none" strokeWidth="1.75" strokeLinecap="round" />
    </>
  ),
  // A filled octagon.
  breached: (
    <>
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5Z" stroke="none" fill="currentColor" />
      <path d="M8 4.25v4.5M8 11.6v.1" className="stroke-surface" fill="none" strokeWidth="2" strokeLinecap="round" />
    </>
  ),
  paused: <path d="M5 3v10M11 3v10" fill="none" strokeWidth="3" />,
  // A moon.
  closed: <path d="M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z" fill="none" strokeWidth="1.5" strokeLinejoin="round" />,
  notStarted: <circle cx="8" cy="8" r="6" fill="none" strokeWidth="1.75" strokeDasharray="2.4 2.3" />,
  met: (
    <path d="M2.5 8.5 6.5 12.5 13.5 4" fill="none" strokeWidth="2.25" strokeLinecap="round" strokeLinejoin="round" />
  ),
  excused: (
    <>
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5Z" fill="none" strokeWidth="1.5" />
      <path d="M4 12 12 4" fill="none" strokeWidth="1.75" />
    </>
  ),
  unknown: (
    <>
      <path d="M5.2 5.6a2.8 2.8 0 1 1 4 2.6c-.8.4-1.2.9-1.2 1.8" fill="none" strokeWidth="1.9" strokeLinecap="round" />
      <path d="M8 13v.1" fill="none" strokeWidth="2.2" strokeLinecap="round" />
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
    <svg viewBox="0 0 16 16" aria-hidden="true" stroke="currentColor" className={`shrink-0 ${className}`}>
      {SHAPES[shape]}
    </svg>
  );
}
