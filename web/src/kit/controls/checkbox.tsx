import { type ReactNode, useId } from 'react';

interface ToggleProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  /** What it is that is on or off. */
  readonly children: ReactNode;
  readonly help?: ReactNode;
  readonly isDisabled?: boolean;
}

/** Yes or no, sent with the form. */
export function Checkbox(props: ToggleProps & { readonly isIndeterminate?: boolean }) {
  const { isSelected, isIndeterminate = false } = props;
  return (
    <Toggle
      {...props}
      inputRef={(input) => {
        if (input) input.indeterminate = isIndeterminate;
      }}
      className="peer size-4.5 appearance-none rounded-sm border border-line-strong bg-surface checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:opacity-50"
      mark={
        <svg
          aria-hidden="true"
          viewBox="0 0 18 18"
          className="pointer-events-none absolute inset-0 size-4.5 text-on-accent forced-colors:text-[CanvasText]"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          {isIndeterminate ? <path d="M5 9h8" /> : isSelected && <path d="M4.5 9.5l3 3 6-7" />}
        </svg>
      }
    />
  );
}

/** On or off, at once. */
export function Switch(props: ToggleProps) {
  return (
    <Toggle
      {...props}
      role="switch"
      className="peer h-5 w-9 appearance-none rounded-full border border-line-strong bg-sunken transition-colors checked:border-accent checked:bg-accent disabled:opacity-50"
      mark={
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-1 left-1 size-3 rounded-full bg-line-strong transition-transform peer-checked:translate-x-4 peer-checked:bg-on-accent forced-colors:border-6 forced-colors:border-[CanvasText]"
        />
      }
    />
  );
}

interface Drawn extends ToggleProps {
  readonly role?: 'switch';
  readonly className: string;
  readonly mark: ReactNode;
  readonly inputRef?: (input: HTMLInputElement | null) => void;
}

function Toggle({ isSelected, onChange, children, help, isDisabled, role, className, mark, inputRef }: Drawn) {
  const id = useId();
  return (
    <div className="flex gap-2 py-0.5">
      <span className="relative h-5 shrink-0">
        <input
          ref={inputRef}
          id={id}
          type="checkbox"
          role={role}
          checked={isSelected}
          disabled={isDisabled}
          aria-describedby={help ? `${id}-help` : undefined}
          onChange={(event) => onChange(event.target.checked)}
          className={className}
        />
        {mark}
      </span>
      <span className="grid min-w-0">
        <label htmlFor={id} className="min-h-6">
          {children}
        </label>
        {help && (
          <span id={`${id}-help`} className="text-sm text-ink-soft">
            {help}
          </span>
        )}
      </span>
    </div>
  );
}
