import { type KeyboardEvent, useRef, useState } from 'react';
import { FILLS, type Fill } from './fills.ts';

/** A part of a band; places are shares of its width, from 0 to 1. */
export interface BandPart {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly fill: Fill;
  /** All that is to be said of it. */
  readonly words: string;
}

interface BandProps {
  readonly label: string;
  readonly parts: readonly BandPart[];
  /** Hears what is pointed at or focused; null: nothing is. */
  readonly onTold: (words: string | null) => void;
  readonly onChoose?: ((key: string) => void) | undefined;
  readonly className?: string;
}

/** A part that takes less of the width stands over its neighbours: none is so short that it can not be seen. */
const THIN = 0.02;

/** Parts of time side by side. One stop of the Tab key; arrows go from part to part. */
export function Band({ label, parts, onTold, onChoose, className = 'h-8' }: BandProps) {
  const [current, setCurrent] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const place = Math.min(current, parts.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: place + 1,
      ArrowLeft: place - 1,
      Home: 0,
      End: parts.length - 1,
    };
    const wanted = steps[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    const next = Math.min(parts.length - 1, Math.max(0, wanted));
    setCurrent(next);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and take the width of its content
    <div
      ref={list}
      role="group"
      aria-label={label}
      onKeyDown={onKeyDown}
      className={`relative overflow-hidden rounded-sm bg-sunken ${className}`}
    >
      {parts.map(({ key, from, to, fill, words }, at) => (
        <button
          key={key}
          type="button"
          tabIndex={at === place ? 0 : -1}
          aria-label={words}
          onFocus={() => {
            setCurrent(at);
            onTold(words);
          }}
          onBlur={() => onTold(null)}
          onPointerEnter={() => onTold(words)}
          onPointerLeave={() => onTold(null)}
          onClick={() => onChoose?.(key)}
          style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
          className={`absolute inset-y-0 min-w-0.5 hover:brightness-90 focus-visible:z-10 focus-visible:-outline-offset-2 ${to - from < THIN ? 'z-1' : ''} ${FILLS[fill]}`}
        />
      ))}
    </div>
  );
}

/** What is pointed at; its line is always there, so that nothing jumps. */
export function Told({ words, hint }: { readonly words: string | null; readonly hint: string }) {
  return (
    <p
      aria-hidden="true"
      className={`min-h-9 text-sm sm:min-h-5 print:hidden ${words === null ? 'text-ink-faint' : 'text-ink'}`}
    >
      {words ?? hint}
    </p>
  );
}
