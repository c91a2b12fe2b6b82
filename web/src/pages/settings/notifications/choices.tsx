import { Checkbox } from '../../../kit/controls/checkbox.tsx';

interface ChoicesProps<T extends string> {
  readonly legend: string;
  readonly help?: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
}

// Beyond so many the list scrolls, and shows that it does.
const MANY = 12;
const SCROLLED = 'max-h-60 overflow-y-auto rounded-md border border-line px-2.5 py-1.5';

/** Some of a few. */
export function Choices<T extends string>({ legend, help, options, chosen, onChange }: ChoicesProps<T>) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className={`grid gap-x-4 sm:grid-cols-2 ${options.length > MANY ? SCROLLED : ''}`}>
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
