import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { Checkbox } from '../../../kit/controls/checkbox.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { TextArea, TextField } from '../../../kit/controls/text-field.tsx';
import { useCustomers } from '../parts/use-names.ts';

type Person = Schemas['Person'];
const ROLES = ['technician', 'manager', 'owner', 'approver', 'customer'] as const;
const APPROVALS = ['customerService', 'technical', 'finance', 'legal'] as const;

/** What is said of a person, as it is typed. */
export interface PersonDraft {
  readonly name: string;
  readonly email: string;
  readonly role: Person['role'];
  readonly approves: Person['approves'];
  readonly customer: string;
  readonly language: 'fr' | 'en' | '';
  /** One a line: source, space, id. */
  readonly externalIds: string;
}

export const BLANK_PERSON: PersonDraft = {
  name: '',
  email: '',
  role: 'technician',
  approves: [],
  customer: '',
  language: '',
  externalIds: '',
};

/** A person as they are typed. */
export function draftOf(person: Person): PersonDraft {
  return {
    name: person.name ?? '',
    email: person.email ?? '',
    role: person.role,
    approves: person.approves,
    customer: person.customer ?? '',
    language: person.language ?? '',
    externalIds: person.externalIds.map(({ source, id }) => `${source} ${id}`).join('\n'),
  };
}

/** What is typed, as it is sent. */
export function personOf(draft: PersonDraft) {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    name: orNull(draft.name),
    email: orNull(draft.email),
    role: draft.role,
    approves: draft.role === 'approver' ? [...draft.approves] : [],
    customer: draft.role === 'customer' ? orNull(draft.customer) : null,
    language: draft.language === '' ? null : draft.language,
    externalIds: draft.externalIds
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => {
        const at = line.search(/\s/);
        return { source: at < 0 ? line : line.slice(0, at), id: at < 0 ? '' : line.slice(at).trim() };
      }),
  };
}

interface PersonFieldsProps {
  readonly draft: PersonDraft;
  readonly onChange: (draft: PersonDraft) => void;
}

/** The fields of a person. */
export function PersonFields({ draft, onChange }: PersonFieldsProps) {
  const { t } = useTranslation('settings');
  const customers = useCustomers();
  const set = (patch: Partial<PersonDraft>) => onChange({ ...draft, ...patch });
  return (
    <>
      <TextField
        label={t('account.name')}
        pointer="/name"
        value={draft.name}
        onChange={(name) => set({ name })}
        maxLength={200}
      />
      <TextField
        label={t('account.email')}
        type="email"
        pointer="/email"
        value={draft.email}
        onChange={(email) => set({ email })}
      />
      <Select
        label={t('role.label')}
        pointer="/role"
        help={t(`roleHelp.${draft.role}`)}
        value={draft.role}
        onChange={(role) => set({ role: role === '' ? 'technician' : role })}
        options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
      {draft.role === 'customer' && (
        <Select
          label={t('people.customer')}
          help={t('people.customerHelp')}
          pointer="/customer"
          empty={t('people.choose')}
          value={draft.customer}
          onChange={(customer) => set({ customer })}
          options={customers.options}
        />
      )}
      {draft.role === 'approver' && <Approvals value={draft.approves} onChange={(approves) => set({ approves })} />}
      <Select<'fr' | 'en'>
        label={t('language.label')}
        pointer="/language"
        empty={t('language.auto')}
        value={draft.language}
        onChange={(language) => set({ language })}
        options={[
          { value: 'fr', label: t('language.fr') },
          { value: 'en', label: t('language.en') },
        ]}
      />
      {draft.role !== 'customer' && (
        <TextArea
          label={t('people.externalIds')}
          help={t('people.externalIdsHelp')}
          pointer="/externalIds"
          isOptional
          isMono
          rows={2}
          value={draft.externalIds}
          onChange={(externalIds) => set({ externalIds })}
        />
      )}
    </>
  );
}

interface ApprovalsProps {
  readonly value: Person['approves'];
  readonly onChange: (value: Person['approves']) => void;
}

function Approvals({ value, onChange }: ApprovalsProps) {
  const { t } = useTranslation('settings');
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{t('people.approves')}</legend>
      {APPROVALS.map((one) => (
        <Checkbox
          key={one}
          isSelected={value.includes(one)}
          onChange={(isOn) => onChange(isOn ? [...value, one] : value.filter((other) => other !== one))}
        >
          {t(`approval.${one}`)}
        </Checkbox>
      ))}
    </fieldset>
  );
}
