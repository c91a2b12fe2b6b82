import { type ReactNode, useId } from 'react';
import { type FieldProps, Notes, Optional, useField } from './field.tsx';

interface RadioGroupProps<T extends string> extends FieldProps {
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly options: readonly { readonly value: T; readonly label: string; readonly help?: string }[];
}

/** One of a few, all of them seen, each with what it means. */
export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const { tied, fault } = useField(props);
  return (
    <fieldset aria-describedby={tied['aria-describedby']} className="grid gap-1" disabled={tied.disabled}>
      <legend className={props.isLabelHidden ? 'sr-only' : 'mb-1 font-medium'}>
        {props.label}
        {props.isOptional && <Optional />}
      </legend>
      {props.options.map(({ value, label, help }) => (
        <label key={value} className="flex gap-2 py-1">
          <input
            type="radio"
            name={tied.id}
            checked={props.value === value}
            aria-invalid={tied['aria-invalid']}
            onChange={() => props.onChange(value)}
            className="mt-px size-4.5 shrink-0 appearance-none rounded-full border border-line-strong bg-surface checked:border-[5px] checked:border-accent disabled:opacity-50"
          />
          <span className="grid">
            {label}
            {help && <span className="text-sm text-ink-soft">{help}</span>}
          </span>
        </label>
      ))}
      <Notes id={tied.id} help={props.help} fault={fault} />
    </fieldset>
  );
}

interface SegmentedControlProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly { readonly value: T; readonly label: string; readonly icon?: ReactNode }[];
}

/** Two to five ways to see the same thing; taken at once. */
export function SegmentedControl<T extends string>({ label, value, onChange, options }: SegmentedControlProps<T>) {
  const id = useId();
  return (
    <fieldset className="inline-flex min-w-0 rounded-md border border-line bg-sunken p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="relative flex min-h-7 cursor-pointer items-center gap-1.5 rounded-sm px-2.5 font-medium whitespace-nowrap text-ink-soft hover:text-ink has-checked:bg-raised has-checked:text-ink has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={id}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
            className="sr-only"
          />
          {option.icon}
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
