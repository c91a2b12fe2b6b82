import { useQuery } from '@tanstack/react-query';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { ComboBox } from '../../../kit/controls/combo-box.tsx';
import { SuggestField } from '../../../kit/controls/suggest/suggest-field.tsx';
import { type ChosenField, useChoices } from '../hand/use-choices.ts';
import type { FactNames } from './fact-data.tsx';
import { useFactWords } from './fact-words.ts';

/** What of a fact can be put right besides its time, by its kind; what else it says stays as its source has it. */
const FIELDS: { readonly [type: string]: readonly ('customer' | ChosenField)[] } = {
  'ticket.opened': ['customer', 'service', 'priority', 'type', 'channel', 'team'],
  'ticket.updated': ['customer', 'service', 'priority', 'type', 'team'],
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
  /** What its customer, service and priority are called, by their ids there. */
  readonly names: FactNames;
  /** What those are called whom it names by an id. */
  readonly people: FactNames[string];
}

/** What a fact says, to be put right field by field. */
export function FactFields({ given, onChange, names, people }: FactFieldsProps) {
  const { nameOf } = useFactWords();
  const { customer, ...others } = given;
  const choices = useChoices(customer ?? Object.keys(names['customer'] ?? {})[0] ?? null);
  const optionsOf = (field: string) => {
    const known = choices[field as ChosenField];
    const called = Object.entries({ ...names[field], ...(field === 'to' ? people : {}) });
    const missing = called.filter(([value]) => known.every((one) => one.value !== value));
    return [...known, ...missing.map(([value, label]) => ({ value, label }))];
  };
  const set = (field: string) => (value: string) => onChange({ ...given, [field]: value });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {customer !== undefined && (
        <div className="sm:col-span-2">
          <Customer value={customer} onChange={set('customer')} />
        </div>
      )}
      {Object.entries(others).map(([field, value]) => (
        <SuggestField
          key={field}
          label={nameOf(field)}
          pointer={`/corrected/data/${field}`}
          value={value}
          onChange={set(field)}
          options={optionsOf(field)}
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
