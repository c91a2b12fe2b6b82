import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconClose, IconSearch } from '../icons/icons.tsx';
import { INPUT } from './field.tsx';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** How long typing has to rest before it is told, in ms; 200 unless told. */
  readonly delayMs?: number;
}

/** Text to look for: told after a short rest, at once by Enter; Escape empties it. */
export function SearchField({ label, value, onChange, placeholder, delayMs = 200 }: SearchFieldProps) {
  const { t } = useTranslation('kit');
  const { text, type, tell } = useRested(value, onChange, delayMs);
  return (
    <search className="relative block min-w-0">
      <IconSearch size={16} className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-faint" />
      <input
        type="text"
        inputMode="search"
        enterKeyHint="search"
        aria-label={label}
        placeholder={placeholder ?? label}
        autoComplete="off"
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') tell(text);
          if (event.key === 'Escape' && text !== '') {
            event.stopPropagation();
            tell('');
          }
        }}
        className={`${INPUT} pr-8 pl-8 text-ellipsis`}
      />
      {text !== '' && (
        <button
          type="button"
          aria-label={t('controls.clearSearch')}
          onClick={() => tell('')}
          className="absolute top-1/2 right-1 grid size-7 -translate-y-1/2 place-items-center rounded-sm text-ink-soft hover:text-ink"
        >
          <IconClose size={16} />
        </button>
      )}
    </search>
  );
}

/** What is typed now, and told when typing rests. A value set from outside takes its place; one that was told here does not. */
function useRested(value: string, onChange: (value: string) => void, delayMs: number) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [told, setTold] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (seen !== value) {
    setSeen(value);
    if (value !== told) setText(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const tell = (next: string) => {
    clearTimeout(timer.current);
    setText(next);
    setTold(next);
    if (next !== value) onChange(next);
  };
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => tell(next), delayMs);
  };
  return { text, type, tell };
}
