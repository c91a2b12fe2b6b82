import { Checkbox } from '../../../kit/controls/checkbox.tsx';

interface ChoicesProps<T extends string> {
  readonly legend: string;
  readonly help?: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
}

/** Some of a few. */
export function Choices<T extends string>({ legend, help, options, chosen, onChange }: ChoicesProps<T>) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="grid max-h-56 gap-x-4 overflow-y-auto sm:grid-cols-2">
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            isSelected={chosen.includes(value)}
            onChange={(isOn) => onChange(isOn ? [...chosen, value] : chosen.filter((one) => one !== value))}
          >
            {label}
          </Checkbox>
        ))}
      </div>
      {help !== undefined && <p className="text-sm text-ink-soft">{help}</p>}
    </fieldset>
  );
}
