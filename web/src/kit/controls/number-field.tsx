import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldFrame, type FieldProps, INPUT, useField } from './field.tsx';

interface NumberFieldProps extends FieldProps {
  readonly value: number | null;
  /** @param value null: nothing stands there */
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Said after the number: `min`, `€`, `%`. */
  readonly unit?: string;
  /** After the comma, at most; 0 unless told. */
  readonly digits?: number;
}

/** A number as the reader's language writes it: `1 234,5` in French, `1,234.5` in English. Arrows step it. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, min, max, step = 1, unit, digits = 0 } = props;
  const { t, i18n } = useTranslation('kit');
  const isFrench = i18n.language === 'fr';
  const { tied, fault } = useField(props);
  const [typed, setTyped] = useState<string | null>(null);
  const bounded = (next: number) => Math.min(max ?? next, Math.max(min ?? next, roundedTo(next, digits)));
  const told = new Intl.NumberFormat(isFrench ? 'fr-FR' : 'en-GB', { maximumFractionDigits: digits });
  const type = (text: string) => {
    setTyped(text);
    const read = numberIn(text, isFrench);
    if (read !== undefined) onChange(read === null ? null : bounded(read));
  };
  const by = (steps: number) => {
    setTyped(null);
    onChange(bounded((value ?? min ?? 0) + steps * step));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    by(steps);
  };
  return (
    <FieldFrame id={tied.id} field={props} fault={fault}>
      <span className="relative flex">
        <input
          {...tied}
          type="text"
          inputMode={digits > 0 ? 'decimal' : 'numeric'}
          autoComplete="off"
          value={typed ?? (value === null ? '' : told.format(value))}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setTyped(null)}
          onKeyDown={onKeyDown}
          className={`${INPUT} pr-24`}
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 right-18 flex items-center text-ink-faint"
        >
          {unit}
        </span>
        <Step label={t('controls.less')} sign="−" place="right-8.5" onPress={() => by(-1)} />
        <Step label={t('controls.more')} sign="+" place="right-px rounded-r-md" onPress={() => by(1)} />
      </span>
    </FieldFrame>
  );
}

interface StepProps {
  readonly label: string;
  readonly sign: string;
  readonly place: string;
  readonly onPress: () => void;
}

/** Arrow keys do the same: it is no stop of the Tab key. */
function Step({ label, sign, place, onPress }: StepProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      onClick={onPress}
      className={`absolute inset-y-px w-8 border-l border-line text-lg text-ink-soft hover:bg-sunken ${place}`}
    >
      {sign}
    </button>
  );
}

const roundedTo = (value: number, digits: number) => Number(`${Math.round(Number(`${value}e${digits}`))}e-${digits}`);

/** What was typed as a number; null: nothing was; undefined: it is none yet. */
function numberIn(text: string, isFrench: boolean): number | null | undefined {
  const bare = text.replaceAll(/\s/g, '');
  if (bare === '') return null;
  const plain = isFrench ? bare.replace(',', '.') : bare.replaceAll(',', '');
  return /^-?\d+(?:\.\d*)?$/.test(plain) ? Number(plain) : undefined;
}
