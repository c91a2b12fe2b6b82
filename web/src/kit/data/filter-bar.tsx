import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../controls/button.tsx';
import { IconClose } from '../icons/icons.tsx';

interface Chip {
  readonly key: string;
  /** What it narrows down to: `Customer: Martin SA`. */
  readonly label: string;
  readonly onRemove: () => void;
}

interface FilterBarProps {
  readonly label: string;
  /** The controls, each with its label hidden. */
  readonly children: ReactNode;
  readonly chips: readonly Chip[];
  readonly onClear: () => void;
  /** How many were found, in words; told when it changes. */
  readonly found?: string;
}

/** What narrows a list down, what it is narrowed down to, and the way back. */
export function FilterBar({ label, children, chips, onClear, found }: FilterBarProps) {
  const { t } = useTranslation('kit');
  return (
    <section aria-label={label} className="grid gap-2">
      <div className="grid grid-cols-2 items-end gap-2 [&>search]:col-span-2 sm:flex sm:flex-wrap sm:[&>*]:w-48 sm:[&>search]:w-60">
        {children}
      </div>
      {(chips.length > 0 || found !== undefined) && (
        <div className="flex flex-wrap items-center gap-2">
          {chips.map((chip) => (
            <button
              key={chip.key}
              type="button"
              onClick={chip.onRemove}
              className="inline-flex min-h-7 items-center gap-1 rounded-full border border-line-strong bg-surface pr-1.5 pl-2.5 text-sm hover:bg-sunken"
            >
              <span className="sr-only">{t('data.remove')} </span>
              {chip.label}
              <IconClose size={14} className="text-ink-soft" />
            </button>
          ))}
          {chips.length > 0 && (
            <Button look="quiet" size="small" onClick={onClear}>
              {t('data.clear')}
            </Button>
          )}
          <p role="status" className="ml-auto text-sm text-ink-soft">
            {found}
          </p>
        </div>
      )}
    </section>
  );
}
