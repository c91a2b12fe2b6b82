import { useQuery } from '@tanstack/react-query';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { ComboBox } from '../../../kit/controls/combo-box.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { useFactWords } from './fact-words.ts';

/** What of a fact can be put right besides its time, by its kind; what else it says stays as its source has it. */
const FIELDS: { readonly [type: string]: readonly string[] } = {
  'ticket.opened': ['customer', 'priority', 'service', 'type', 'team', 'channel'],
  'ticket.updated': ['customer', 'priority', 'service', 'type', 'team'],
  'ticket.priorityChanged': ['priority'],
  'ticket.assigned': ['to', 'team'],
};

export type Given = { readonly [field: string]: string };
type Fact = Schemas['KeptEvent']['event'];

/** The fields of a fact that can be put right, as they are; none where only its time can. */
export function fieldsOf({ type, data }: Fact): Given {
  const told = (field: string) => (typeof data?.[field] === 'string' ? data[field] : '');
  return Object.fromEntries((FIELDS[type] ?? []).map((field) => [field, told(field)]));
}

/** Of the fields, those that were changed; one that was emptied is null: the fact no longer says it. */
export function changedIn(fact: Fact, given: Given): { readonly [field: string]: string | null } {
  const before = fieldsOf(fact);
  return Object.fromEntries(
    Object.entries(given).flatMap(([field, value]) => {
      const text = value.trim();
      return text === before[field] ? [] : [[field, text === '' ? null : text]];
    }),
  );
}

interface FactFieldsProps {
  readonly given: Given;
  readonly onChange: (given: Given) => void;
}

/** What a fact says, to be put right field by field. */
export function FactFields({ given, onChange }: FactFieldsProps) {
  const { nameOf } = useFactWords();
  const { customer, ...others } = given;
  const set = (field: string) => (value: string) => onChange({ ...given, [field]: value });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {customer !== undefined && <Customer value={customer} onChange={set('customer')} />}
      {Object.entries(others).map(([field, value]) => (
        <TextField
          key={field}
          label={nameOf(field)}
          pointer={`/corrected/data/${field}`}
          value={value}
          onChange={set(field)}
        />
      ))}
    </div>
  );
}

function Customer({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { nameOf } = useFactWords();
  const customers = useQuery(ask('/api/v1/customers')).data?.items ?? [];
  const known = customers.map(({ customer, name }) => ({ value: customer, label: name }));
  // What its source calls somebody whom nobody knows can stay.
  const options =
    value === '' || known.some((one) => one.value === value) ? known : [{ value, label: value }, ...known];
  if (customers.length === 0) return null;
  return (
    <ComboBox
      label={nameOf('customer')}
      pointer="/corrected/data/customer"
      value={value === '' ? null : value}
      onChange={(chosen) => onChange(chosen ?? '')}
      options={options}
    />
  );
}
