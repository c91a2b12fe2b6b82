import type { HTMLInputTypeAttribute, ReactNode } from 'react';
import { FieldFrame, type FieldProps, INPUT, useField } from './field.tsx';

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: Extract<HTMLInputTypeAttribute, 'text' | 'email' | 'password' | 'url' | 'tel'>;
  readonly placeholder?: string;
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url';
  readonly isRequired?: boolean;
  readonly isReadOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  /** Before what is typed: a unit, a sign. Read as part of the label where it matters. */
  readonly prefix?: ReactNode;
  readonly suffix?: ReactNode;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, type = 'text', isRequired, isReadOnly, prefix, suffix } = props;
  const { tied, fault } = useField(props);
  const input = (
    <input
      {...tied}
      type={type}
      value={value}
      required={isRequired}
      readOnly={isReadOnly}
      placeholder={props.placeholder}
      autoComplete={props.autoComplete ?? 'off'}
      inputMode={props.inputMode}
      maxLength={props.maxLength}
      // biome-ignore lint/a11y/noAutofocus: only where the person has just asked for this field
      autoFocus={props.autoFocus}
      onChange={(event) => onChange(event.target.value)}
      className={`${INPUT} ${prefix ? 'pl-9' : ''} ${suffix ? 'pr-12' : ''}`}
    />
  );
  return (
    <FieldFrame id={tied.id} field={props} fault={fault}>
      <span className="relative block">
        {prefix && <span className="absolute inset-y-0 left-2.5 flex items-center text-ink-faint">{prefix}</span>}
        {input}
        {suffix && <span className="absolute inset-y-0 right-2.5 flex items-center text-ink-faint">{suffix}</span>}
      </span>
    </FieldFrame>
  );
}

interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  /** Code: every letter as wide as the next, nothing corrected. */
  readonly isMono?: boolean;
  readonly placeholder?: string;
  readonly maxLength?: number;
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { value, onChange, rows = 3, isMono = false } = props;
  const { tied, fault } = useField(props);
  return (
    <FieldFrame id={tied.id} field={props} fault={fault}>
      <textarea
        {...tied}
        value={value}
        rows={rows}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        spellCheck={isMono ? false : undefined}
        onChange={(event) => onChange(event.target.value)}
        className={`${INPUT} resize-y ${isMono ? 'font-mono text-sm' : ''}`}
      />
    </FieldFrame>
  );
}
