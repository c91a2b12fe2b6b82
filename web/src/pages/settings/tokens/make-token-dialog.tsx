import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { useSelf } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Checkbox } from '../../../kit/controls/checkbox.tsx';
import { DateTimeField } from '../../../kit/controls/dates/date-field.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useChange } from '../parts/use-change.ts';
import { useCustomers } from '../parts/use-names.ts';
import { useScopeWords } from './scope-words.ts';

type Scope = Schemas['Token']['scopes'][number];

interface MakeTokenDialogProps {
  readonly onClose: () => void;
  readonly onMade: (made: { readonly name: string; readonly secret: string }) => void;
}

/** A token that may what is chosen of what its maker may. */
export function MakeTokenDialog({ onClose, onMade }: MakeTokenDialogProps) {
  const { t } = useTranslation('settings');
  const self = useSelf();
  const customers = useCustomers();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [customer, setCustomer] = useState('');
  const [expiresAt, setExpiresAt] = useState('');
  const wanted = {
    name: name.trim(),
    scopes: [...scopes],
    customer: customer === '' ? null : customer,
    ...(expiresAt === '' ? {} : { expiresAt }),
  };
  const make = useChange(() => send('POST', '/api/v1/tokens', { body: wanted }), {
    renews: ['/api/v1/tokens'],
    onDone: ({ token, secret }) => {
      onClose();
      onMade({ name: token.name, secret });
    },
    isInForm: true,
  });
  return (
    <Dialog title={t('tokens.make')} isOpen onClose={onClose}>
      <Form faults={make.faults} onSubmit={() => make.mutate(undefined)}>
        <TextField
          label={t('tokens.name')}
          help={t('tokens.nameHelp')}
          pointer="/name"
          value={name}
          onChange={setName}
          maxLength={200}
        />
        <ScopeChoice offered={self.scopes} chosen={scopes} onChange={setScopes} />
        <Select
          label={t('tokens.customer')}
          pointer="/customer"
          empty={t('everybody')}
          value={customer}
          onChange={setCustomer}
          options={customers.options}
        />
        <DateTimeField
          label={t('tokens.expires')}
          help={t('tokens.expiresHelp')}
          pointer="/expiresAt"
          isOptional
          timeZone={self.timeZone}
          value={expiresAt}
          onChange={setExpiresAt}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="submit"
            look="main"
            isPending={make.isPending}
            disabled={wanted.name === '' || scopes.length === 0}
          >
            {t('tokens.make')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

interface ScopeChoiceProps {
  readonly offered: readonly Scope[];
  readonly chosen: readonly Scope[];
  readonly onChange: (scopes: readonly Scope[]) => void;
}

function ScopeChoice({ offered, chosen, onChange }: ScopeChoiceProps) {
  const { t } = useTranslation('settings');
  const wordsOf = useScopeWords();
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{t('tokens.scopesLegend')}</legend>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {offered.map((scope) => (
          <Checkbox
            key={scope}
            isSelected={chosen.includes(scope)}
            onChange={(isOn) => onChange(isOn ? [...chosen, scope] : chosen.filter((one) => one !== scope))}
          >
            {wordsOf(scope)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
