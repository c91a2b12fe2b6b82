import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Format, useFormat } from '../../../words/format.ts';
import { FieldFrame, type FieldProps, INPUT, useField } from '../field.tsx';
import { instantOf, wallTime } from './zoned-time.ts';

interface DayProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The first that may be chosen, written as the value is. */
  readonly min?: string;
  readonly max?: string;
}

/**
 * A day (`2026-03-12`, or '' for none), by the browser's own field, with its calendar. The browser writes it in the order of
 * its own language, `11/04` or `04/11`: what was chosen is said under it in the words of the page.
 */
export function DateField(props: DayProps) {
  const format = useFormat();
  return <Native {...props} help={helpUnder(dayOf(props.value, format), props.help)} type="date" />;
}

/** A month (`2026-03`, or ''). */
export function MonthField(props: DayProps) {
  const format = useFormat();
  const said = isMonth(props.value) ? format.monthTitle(props.value) : '';
  return <Native {...props} help={helpUnder(said, props.help)} type="month" />;
}

const isMonth = (value: string) => /^\d{4}-\d{2}$/.test(value);

/** A day whole in words; '' for what is none, or a year still being typed. */
function dayOf(value: string, { day }: Format): string {
  const isWhole = /^[12]\d{3}-\d{2}-\d{2}$/.test(value) && Number.isFinite(Date.parse(value));
  return isWhole ? day(`${value}T00:00:00Z`, 'UTC', true) : '';
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
  const { dayAndTime } = useFormat();
  return (
    <Native
      {...field}
      help={helpUnder(value === '' ? '' : dayAndTime(value, timeZone, true), field.help, zone)}
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

/** What was chosen in words, above what helps, each on its line; undefined where there is none of them. */
function helpUnder(said: string, ...helps: readonly ReactNode[]): ReactNode {
  const lines = [said !== '' && <span className="text-ink">{said}</span>, ...helps].filter(Boolean);
  if (lines.length === 0) return undefined;
  return lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
    <span key={at} className="block">
      {line}
    </span>
  ));
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
