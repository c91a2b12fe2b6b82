import { useState } from 'react';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { COMBO, type ComboBoxOption, ComboParts } from '../combo-box.tsx';
import { type FieldProps, useField } from '../field.tsx';

interface SuggestFieldProps extends FieldProps {
  /** The value of an option, or what was typed instead. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly ComboBoxOption[];
  readonly isLoading?: boolean;
}

/** A text for which what is known is offered by its name; anything else can be typed as well. */
export function SuggestField(props: SuggestFieldProps) {
  const { value, onChange, options, isLoading = false } = props;
  const { tied, fault } = useField(props);
  // While one types, it stands there as it is typed; then by the name that it has.
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = options.find((one) => one.value === value);
  const type = (text: string) => {
    setTyped(text);
    const same = (one: string) => one.toLowerCase() === text.trim().toLowerCase();
    const known = options.find((one) => same(one.label)) ?? options.find((one) => same(one.value));
    onChange(known?.value ?? text);
  };
  return (
    <AriaComboBox
      id={tied.id}
      allowsCustomValue
      value={chosen?.value ?? null}
      onChange={(key) => key !== null && onChange(String(key))}
      inputValue={typed ?? chosen?.label ?? value}
      onInputChange={type}
      onBlur={() => setTyped(null)}
      defaultItems={options}
      isDisabled={props.isDisabled ?? false}
      isInvalid={fault !== undefined}
      className={COMBO}
    >
      <ComboParts field={props} {...{ tied, fault, isLoading }} />
    </AriaComboBox>
  );
}
