import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldFrame, type FieldProps, INPUT, useField } from '../field.tsx';
import { instantOf, wallTime } from './zoned-time.ts';

interface DayProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The first that may be chosen, written as the value is. */
  readonly min?: string;
  readonly max?: string;
}

/** A day (`2026-03-12`, or '' for none), by the browser's own field: in the reader's order, with its calendar. */
export function DateField(props: DayProps) {
  return <Native {...props} type="date" />;
}

/** A month (`2026-03`, or ''). */
export function MonthField(props: DayProps) {
  return <Native {...props} type="month" />;
}

interface DateTimeFieldProps extends FieldProps {
  /** An instant in ISO 8601, or '' for none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Whose walls the time is read from; it is said under the field. */
  readonly timeZone: string;
}

/** A day and a time in a zone that is said; given as an instant. */
export function DateTimeField({ value, onChange, timeZone, ...field }: DateTimeFieldProps) {
  const { t } = useTranslation('kit');
  const wall = wallTime(value, timeZone);
  const [typed, setTyped] = useState({ wall, value });
  // What is half typed stays, until another instant is set from outside.
  const shown = typed.value === value ? typed.wall : wall;
  const zone = t('controls.inZone', { zone: timeZone.replaceAll('_', ' ') });
  return (
    <Native
      {...field}
      help={
        field.help ? (
          <>
            {field.help} · {zone}
          </>
        ) : (
          zone
        )
      }
      type="datetime-local"
      value={shown}
      onChange={(next) => {
        const instant = instantOf(next, timeZone) ?? '';
        setTyped({ wall: next, value: instant });
        onChange(instant);
      }}
    />
  );
}

function Native(props: DayProps & { readonly type: 'date' | 'month' | 'datetime-local' }) {
  const { value, onChange, min, max, type } = props;
  const { i18n } = useTranslation();
  const { tied, fault } = useField(props);
  return (
    <FieldFrame id={tied.id} field={props} fault={fault}>
      <input
        {...tied}
        lang={i18n.language}
        type={type}
        value={value}
        min={min}
        max={max}
        onChange={(event) => onChange(event.target.value)}
        className={`${INPUT} max-w-64`}
      />
    </FieldFrame>
  );
}
