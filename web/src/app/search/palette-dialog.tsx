import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { INPUT } from '../../kit/controls/field.tsx';
import { Dialog } from '../../kit/layout/dialog.tsx';
import { SECTIONS } from '../sections.ts';
import { pathOfFound } from './found-path.ts';
import { useSearchResults } from './use-search.ts';

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly subLabel: string | null;
  readonly kind: string;
  readonly to: string;
}

const EACH = 5;

/** Everything by its name: sections as long as nothing is typed, then whatever is found. */
export function PaletteDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('search');
  return (
    <Dialog title={t('title')} isOpen={isOpen} onClose={onClose} isAtTop>
      <Palette onGone={onClose} />
    </Dialog>
  );
}

function Palette({ onGone }: { readonly onGone: () => void }) {
  const { t } = useTranslation('search');
  const listId = useId();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const { choices, isAsked, isFetching } = useChoices(text);
  const [active, setActive] = useState(0);
  const at = Math.min(active, Math.max(0, choices.length - 1));
  const go = (to: string) => {
    onGone();
    void navigate({ to });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((at + step + choices.length) % Math.max(1, choices.length));
    }
    const chosen = choices[at];
    if (event.key === 'Enter' && chosen !== undefined) go(chosen.to);
  };
  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-activedescendant={choices[at] === undefined ? undefined : `${listId}-${at}`}
        aria-label={t('title')}
        placeholder={t('placeholder')}
        autoComplete="off"
        // Whoever asked for the palette is about to type: the dialog gives the focus to this field as it opens.
        ref={(field) => field?.setAttribute('autofocus', '')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        className={INPUT}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={t('results')}
        className="mt-3 grid min-h-40 grid-cols-[minmax(0,1fr)] content-start"
      >
        {choices.map((choice, index) => (
          <Option
            key={choice.id}
            id={`${listId}-${index}`}
            choice={choice}
            isActive={index === at}
            onChosen={() => go(choice.to)}
          />
        ))}
      </div>
      <p role="status" className="text-ink-soft">
        {isAsked && choices.length === 0 && !isFetching ? t('nothing', { text }) : ''}
      </p>
    </>
  );
}

function Option(props: {
  readonly id: string;
  readonly choice: Choice;
  readonly isActive: boolean;
  readonly onChosen: () => void;
}) {
  const { id, choice, isActive, onChosen } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onClick={onChosen}
      className="flex min-h-9 cursor-pointer items-baseline gap-3 rounded-md px-3 py-1.5 hover:bg-sunken aria-selected:bg-accent-soft"
    >
      <span className="min-w-0 font-medium tabular-nums wrap-break-word">{choice.label}</span>
      {choice.subLabel !== null && (
        <span className="min-w-0 shrink-1000 truncate text-sm text-ink-soft">{choice.subLabel}</span>
      )}
      <span className="ml-auto shrink-0 text-sm text-ink-soft">{choice.kind}</span>
    </div>
  );
}

/** Sections by name, and what the server finds. */
function useChoices(text: string) {
  const { t } = useTranslation(['search', 'common']);
  const may = useMay();
  const { groups, isAsked, query } = useSearchResults(text, EACH);
  const wanted = text.trim().toLocaleLowerCase();
  const sections = SECTIONS.filter(({ scope }) => scope === null || may(scope))
    .map(
      ({ to, word }): Choice => ({
        id: to,
        to,
        label: t(`common:nav.${word}`),
        subLabel: null,
        kind: t('kinds.section'),
      }),
    )
    .filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
  const found = groups.flatMap(({ items }) =>
    items.map(
      (one): Choice => ({
        id: `${one.kind} ${one.of ?? ''} ${one.id}`,
        label: one.label,
        subLabel: one.subLabel === one.id ? null : one.subLabel,
        kind: t(`kinds.${one.kind}`),
        to: pathOfFound(one),
      }),
    ),
  );
  return { choices: [...sections, ...found], isAsked, isFetching: query.isFetching };
}
