import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { IconWarning } from '../icons/icons.tsx';
import { useFault } from './faults.ts';

/** What every field takes. */
export interface FieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  /** What is wrong with the value, in words. */
  readonly fault?: string | undefined;
  /** Where the value stands in what is sent (`/name`): the form's faults of that place are shown here. */
  readonly pointer?: string;
  /** The label is read out, not seen: where what is around it says it. */
  readonly isLabelHidden?: boolean;
  readonly isOptional?: boolean;
  readonly isDisabled?: boolean;
}

/** What an input takes so that its label, help and fault are read with it. */
interface Tied {
  readonly id: string;
  readonly disabled: boolean | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** Ties an input to its label, help and fault. */
export function useField(field: FieldProps): { readonly tied: Tied; readonly fault: string | undefined } {
  const id = useId();
  const told = useFault(field.pointer);
  const fault = field.fault ?? told;
  const described = [field.help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return {
    fault,
    tied: {
      id,
      disabled: field.isDisabled || undefined,
      'aria-describedby': described || undefined,
      'aria-invalid': fault === undefined ? undefined : true,
    },
  };
}

/** A label above, the input, and under it what helps and what is wrong. */
export function FieldFrame(props: {
  readonly id: string;
  readonly field: FieldProps;
  readonly fault: string | undefined;
  readonly children: ReactNode;
}) {
  const { id, field, fault, children } = props;
  return (
    <div className="grid min-w-0 content-start gap-1">
      <label htmlFor={id} className={field.isLabelHidden ? 'sr-only' : 'font-medium'}>
        {field.label}
        {field.isOptional && <Optional />}
      </label>
      {children}
      <Notes id={id} help={field.help} fault={fault} />
    </div>
  );
}

export function Optional() {
  const { t } = useTranslation('kit');
  return <span className="ml-1.5 font-normal text-ink-faint">{t('controls.optional')}</span>;
}

/** Help and fault of a field, under it. */
export function Notes(props: { readonly id: string; readonly help?: ReactNode; readonly fault?: string | undefined }) {
  const { id, help, fault } = props;
  return (
    <>
      {help && (
        <p id={`${id}-help`} className="text-sm text-ink-soft">
          {help}
        </p>
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="flex gap-1.5 text-sm font-medium text-late">
          <IconWarning size={16} className="mt-px" />
          <span>{fault}</span>
        </p>
      )}
    </>
  );
}

/** The classes of what is typed or chosen in. */
export const INPUT =
  'w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 py-1.5 min-h-9 text-ink placeholder:text-ink-faint hover:border-ink-soft disabled:bg-sunken disabled:text-ink-faint disabled:cursor-not-allowed aria-invalid:border-late aria-invalid:border-2';
