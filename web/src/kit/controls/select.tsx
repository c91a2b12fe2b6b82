import { IconChevronDown } from '../icons/icons.tsx';
import { FieldFrame, type FieldProps, INPUT, useField } from './field.tsx';

interface SelectProps<T extends string> extends FieldProps {
  readonly value: T | '';
  readonly onChange: (value: T | '') => void;
  readonly options: readonly { readonly value: T; readonly label: string; readonly isDisabled?: boolean }[];
  /** What stands there when nothing is chosen; without it something always is. */
  readonly empty?: string;
  readonly size?: 'small' | 'medium';
}

/** One of a few: the browser's own, which every telephone and screen reader knows. For many, a ComboBox. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { value, onChange, options, empty, size = 'medium' } = props;
  const { tied, fault } = useField(props);
  return (
    <FieldFrame id={tied.id} field={props} fault={fault}>
      <span className="relative block">
        <select
          {...tied}
          value={value}
          onChange={(event) => onChange(event.target.value as T | '')}
          className={`${INPUT} appearance-none truncate pr-8 ${size === 'small' ? 'text-sm' : ''}`}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.isDisabled}>
              {option.label}
            </option>
          ))}
        </select>
        <IconChevronDown
          size={16}
          className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-ink-soft"
        />
      </span>
    </FieldFrame>
  );
}
