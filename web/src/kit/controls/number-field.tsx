import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { NumberField as AriaNumberField } from 'react-aria-components/NumberField';
import { useTranslation } from 'react-i18next';
import { type FieldProps, INPUT, Notes, Optional, useField } from './field.tsx';

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

/** A number as the reader's language writes it: `1 234,5` in French, `1,234.5` in English. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, min, max, step, unit, digits = 0 } = props;
  const { t, i18n } = useTranslation('kit');
  const { tied, fault } = useField(props);
  return (
    <I18nProvider locale={i18n.language === 'fr' ? 'fr-FR' : 'en-GB'}>
      <AriaNumberField
        id={tied.id}
        value={value ?? Number.NaN}
        onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
        {...(min === undefined ? {} : { minValue: min })}
        {...(max === undefined ? {} : { maxValue: max })}
        {...(step === undefined ? {} : { step })}
        formatOptions={{ maximumFractionDigits: digits }}
        isDisabled={props.isDisabled ?? false}
        isInvalid={fault !== undefined}
        isWheelDisabled
        className="grid min-w-0 content-start gap-1"
      >
        <Label className={props.isLabelHidden ? 'sr-only' : 'font-medium'}>
          {props.label}
          {unit && <span className="sr-only"> ({unit})</span>}
          {props.isOptional && <Optional />}
        </Label>
        <Group className="relative flex">
          <Input
            {...(tied['aria-describedby'] ? { 'aria-describedby': tied['aria-describedby'] } : {})}
            className={`${INPUT} pr-24`}
          />
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 right-18 flex items-center text-ink-faint"
          >
            {unit}
          </span>
          <Step slot="decrement" label={t('controls.less')} sign="−" />
          <Step slot="increment" label={t('controls.more')} sign="+" />
        </Group>
        <Notes id={tied.id} help={props.help} fault={fault} />
      </AriaNumberField>
    </I18nProvider>
  );
}

function Step(props: { readonly slot: 'increment' | 'decrement'; readonly label: string; readonly sign: string }) {
  return (
    <Button
      slot={props.slot}
      aria-label={props.label}
      className={`absolute inset-y-px ${props.slot === 'increment' ? 'right-px rounded-r-md' : 'right-8.5'} w-8 border-l border-line text-lg text-ink-soft hover:bg-sunken disabled:opacity-40`}
    >
      {props.sign}
    </Button>
  );
}
