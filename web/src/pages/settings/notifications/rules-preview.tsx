import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../../../api/send.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { DateTimeField } from '../../../kit/controls/dates/date-field.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useChange } from '../parts/use-change.ts';
import { useCustomers } from '../parts/use-names.ts';
import { Previewed } from './previewed.tsx';
import { KINDS } from './rule-draft.ts';
import type { Rules } from './use-rules.ts';

type Kind = (typeof KINDS)[number];

/** Whom the rules would tell of something that is made up; nothing is sent. */
export function RulesPreview({ rules }: { readonly rules: Rules }) {
  const { t } = useTranslation('settings-alerting');
  const customers = useCustomers();
  const [kind, setKind] = useState<Kind>('breach');
  const [customer, setCustomer] = useState('');
  const [priority, setPriority] = useState('');
  const [at, setAt] = useState('');
  const sample = {
    kind,
    ...(customer === '' ? {} : { customer }),
    ...(priority.trim() === '' ? {} : { priority: priority.trim() }),
  };
  const attempt = useChange(
    () => send('POST', '/api/v1/notification-rules/preview', { body: { rules, sample, ...(at === '' ? {} : { at }) } }),
    { isInForm: true },
  );
  return (
    <Section title={t('preview.title')} lead={t('preview.lead')}>
      <Card className="grid gap-5">
        <Form label={t('preview.title')} faults={attempt.faults} onSubmit={() => attempt.mutate(undefined)}>
          <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
            <Select<Kind>
              label={t('preview.kind')}
              pointer="/sample/kind"
              value={kind}
              onChange={(value) => setKind(value === '' ? 'breach' : value)}
              options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
            <Select
              label={t('preview.customer')}
              pointer="/sample/customer"
              empty={t('preview.anyCustomer')}
              value={customer}
              onChange={setCustomer}
              options={customers.options}
            />
            <TextField
              label={t('preview.priority')}
              pointer="/sample/priority"
              placeholder="P1"
              isOptional
              value={priority}
              onChange={setPriority}
            />
            <DateTimeField
              label={t('preview.at')}
              pointer="/at"
              isOptional
              timeZone={rules.timeZone}
              value={at}
              onChange={setAt}
            />
          </div>
          <div>
            <Button type="submit" isPending={attempt.isPending}>
              {t('preview.try')}
            </Button>
          </div>
        </Form>
        <div aria-live="polite" className="empty:hidden">
          {attempt.data && <Previewed preview={attempt.data} timeZone={rules.timeZone} />}
        </div>
      </Card>
    </Section>
  );
}
