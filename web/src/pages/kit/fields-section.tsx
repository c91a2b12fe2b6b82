import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/controls/button.tsx';
import { ComboBox } from '../../kit/controls/combo-box.tsx';
import { DateField, DateTimeField, MonthField } from '../../kit/controls/dates/date-field.tsx';
import { FileDrop } from '../../kit/controls/file-drop.tsx';
import { Form } from '../../kit/controls/form.tsx';
import { NumberField } from '../../kit/controls/number-field.tsx';
import { SearchField } from '../../kit/controls/search-field.tsx';
import { Select } from '../../kit/controls/select.tsx';
import { TextArea, TextField } from '../../kit/controls/text-field.tsx';
import { toast } from '../../kit/feedback/toast-store.ts';
import { Section } from '../../kit/layout/section.tsx';
import { SAMPLES, Sample } from './sample.tsx';

const CUSTOMERS = ['Martin SA', 'Banque Lefèvre', 'Clinique Saint-Roch', 'Dupont & Fils', 'Northwind Ltd'];

export function FieldsSection() {
  const { t } = useTranslation(['common', 'kit']);
  const [name, setName] = useState('Martin SA');
  const [isFaulty, setFaulty] = useState(true);
  const faults = [
    { pointer: '/name', message: t('failed.title'), help: t('notFound.lead') },
    { pointer: null, message: t('kit:feedback.awayTitle') },
  ];
  return (
    <Section title="Fields">
      <div className={SAMPLES}>
        <Sample name="Form: faults of the server at their fields">
          <Form
            label="Form"
            {...(isFaulty ? { faults } : {})}
            onSubmit={() => setFaulty(!isFaulty)}
            className="grid max-w-xl gap-4"
          >
            <TextField label={t('nav.customers')} pointer="/name" value={name} onChange={setName} help="Martin SA" />
            <TextArea label={t('nav.agreements')} value={name} onChange={setName} isOptional />
            <div>
              <Button type="submit" look="main">
                {t('failed.again')}
              </Button>
            </div>
          </Form>
        </Sample>
        <Others />
      </div>
    </Section>
  );
}

function Others() {
  const { t } = useTranslation(['common', 'kit']);
  const [customer, setCustomer] = useState<string | null>('Martin SA');
  const [word, setWord] = useState('');
  const [number, setNumber] = useState<number | null>(1234.5);
  const options = CUSTOMERS.map((value) => ({ value, label: value }));
  return (
    <>
      <Sample name="TextField, Select, ComboBox, NumberField, SearchField">
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <TextField label={t('product')} value="Leeway" onChange={setWord} isDisabled />
          <Select
            label={t('nav.customers')}
            value={word}
            onChange={setWord}
            options={options}
            empty={t('nav.more')}
            isOptional
          />
          <Select
            label={t('nav.customers')}
            value=""
            onChange={setWord}
            options={options}
            empty="…"
            fault={t('failed.title')}
          />
          <ComboBox label={t('nav.suppliers')} value={customer} onChange={setCustomer} options={options} />
          <NumberField label={t('nav.statements')} value={number} onChange={setNumber} unit="€" digits={2} min={0} />
          <div className="self-end">
            <SearchField label={t('kit:layout.search')} value={word} onChange={setWord} />
          </div>
        </div>
      </Sample>
      <Dates />
      <Sample name="FileDrop">
        <FileDrop label={t('nav.agreements')} onFiles={([file]) => file && toast({ text: file.name })} help=".yaml" />
      </Sample>
    </>
  );
}

function Dates() {
  const { t } = useTranslation();
  const [day, setDay] = useState('2026-03-12');
  const [month, setMonth] = useState('2026-03');
  const [at, setAt] = useState('2026-03-12T14:45:00Z');
  return (
    <Sample name="DateField, MonthField, DateTimeField">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <DateField label={t('nav.calendar')} value={day} onChange={setDay} />
        <MonthField label={t('nav.statements')} value={month} onChange={setMonth} />
        <DateTimeField label={t('nav.availability')} value={at} onChange={setAt} timeZone="Europe/Paris" help={at} />
      </div>
    </Sample>
  );
}
