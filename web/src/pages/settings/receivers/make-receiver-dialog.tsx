import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../../../api/send.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useFormat } from '../../../words/format.ts';
import { useChange } from '../parts/use-change.ts';
import { useCustomers } from '../parts/use-names.ts';
import { LanguageSelect } from './language-select.tsx';

const KINDS = ['webhook', 'slack', 'teams'] as const;
type Kind = (typeof KINDS)[number];

/** A receiver that was made, and its secret where it has one. */
export interface MadeReceiver {
  readonly name: string;
  readonly secret: string;
}

interface MakeReceiverDialogProps {
  readonly onClose: () => void;
  readonly onMade: (made: MadeReceiver) => void;
}

/** A webhook or a room that rules can tell from then on. */
export function MakeReceiverDialog({ onClose, onMade }: MakeReceiverDialogProps) {
  const { t } = useTranslation(['settings-alerting', 'settings']);
  const { lang } = useFormat();
  const customers = useCustomers();
  const [kind, setKind] = useState<Kind>('webhook');
  const [title, setTitle] = useState('');
  const [url, setUrl] = useState('');
  const [customer, setCustomer] = useState('');
  const [language, setLanguage] = useState<'fr' | 'en'>(lang);
  const body = { kind, title: title.trim(), url: url.trim(), language, customer: customer === '' ? null : customer };
  const make = useChange(() => send('POST', '/api/v1/receivers', { body }), {
    renews: ['/api/v1/receivers'],
    says: ({ receiver }) => t('receivers.made', { name: receiver.title }),
    onDone: ({ receiver, secret }) => {
      onClose();
      if (secret !== null) onMade({ name: receiver.title, secret });
    },
    isInForm: true,
  });
  return (
    <Dialog title={t('receivers.make')} isOpen onClose={onClose}>
      <Form faults={make.faults} onSubmit={() => make.mutate(undefined)}>
        <Select<Kind>
          label={t('receivers.kind')}
          pointer="/kind"
          value={kind}
          onChange={(value) => setKind(value === '' ? 'webhook' : value)}
          options={KINDS.map((value) => ({ value, label: t(`receivers.${value}`) }))}
        />
        <TextField label={t('receivers.title')} pointer="/title" value={title} onChange={setTitle} />
        <TextField
          label={t('receivers.url')}
          help={t('receivers.urlHelp')}
          pointer="/url"
          type="url"
          placeholder="https://hooks.example/leeway"
          value={url}
          onChange={setUrl}
        />
        <LanguageSelect value={language} onChange={setLanguage} />
        <Select
          label={t('receivers.customer')}
          pointer="/customer"
          empty={t('settings:everybody')}
          value={customer}
          onChange={setCustomer}
          options={customers.options}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('settings:cancel')}</Button>
          <Button type="submit" look="main" isPending={make.isPending} disabled={body.title === '' || body.url === ''}>
            {t('receivers.make')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
