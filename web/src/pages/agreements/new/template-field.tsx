import type { Schemas } from '../../../api/client.ts';
import { DateField } from '../../../kit/controls/dates/date-field.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';

interface TemplateFieldProps {
  readonly field: Schemas['Template']['fields'][number];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One question of a standard agreement's form. What may be answered is said by the server, and held to by it. */
export function TemplateField({ field, value, onChange }: TemplateFieldProps) {
  const { id, kind, label, help, required } = field;
  const common = { label, help, value, onChange, pointer: `/answers/${id}`, isOptional: !required };
  if (kind === 'date') return <DateField {...common} />;
  return <TextField {...common} type={kind === 'email' ? 'email' : 'text'} isRequired={required} maxLength={1000} />;
}
