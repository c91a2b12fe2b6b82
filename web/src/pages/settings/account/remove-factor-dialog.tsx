import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../../../api/send.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useChange } from '../parts/use-change.ts';

/** Takes one's second factor away, for who has it still. */
export function RemoveFactorDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const remove = useChange(() => send('POST', '/api/v1/session/second-factor/removal', { body: { password, code } }), {
    renews: ['/api/v1/session', '/api/v1/sessions'],
    says: () => t('factor.removed'),
    onDone: onClose,
    isInForm: true,
  });
  return (
    <Dialog title={t('factor.remove')} isOpen onClose={onClose} size="small">
      <Form faults={remove.faults} onSubmit={() => remove.mutate(undefined)}>
        <p>{t('factor.removeLead')}</p>
        <TextField
          label={t('factor.password')}
          type="password"
          autoComplete="current-password"
          pointer="/password"
          value={password}
          onChange={setPassword}
        />
        <TextField
          label={t('factor.removeCode')}
          autoComplete="one-time-code"
          pointer="/code"
          value={code}
          onChange={setCode}
        />
        <div>
          <Button type="submit" look="danger" isPending={remove.isPending} disabled={code === ''}>
            {t('factor.remove')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
