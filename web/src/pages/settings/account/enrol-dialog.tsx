import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../../../api/send.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { CopyField } from '../parts/copy-field.tsx';
import { SecretOnce } from '../parts/secret-once.tsx';
import { renew, useChange } from '../parts/use-change.ts';

/** A second factor in three steps: it is you; the key for the app; the codes for the day the device is lost. */
export function EnrolDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useChange(() => send('POST', '/api/v1/session/second-factor/enrolment', { body: { password } }), {
    isInForm: true,
  });
  const confirm = useChange(() => send('POST', '/api/v1/session/second-factor/confirmation', { body: { code } }), {
    isInForm: true,
  });
  const close = () => {
    onClose();
    void renew(['/api/v1/session', '/api/v1/sessions']);
  };
  if (confirm.data !== undefined) {
    return (
      <SecretOnce
        title={t('factor.codesTitle')}
        label={t('factor.codes')}
        secret={confirm.data.recoveryCodes.join('\n')}
        rows={10}
        verb={t('factor.kept')}
        onClose={close}
      >
        <p>{t('factor.codesLead')}</p>
      </SecretOnce>
    );
  }
  const begun = begin.data;
  return (
    <Dialog title={begun === undefined ? t('factor.begin') : t('factor.secretTitle')} isOpen onClose={onClose}>
      {begun === undefined ? (
        <Form faults={begin.faults} onSubmit={() => begin.mutate(undefined)}>
          <p>{t('factor.beginLead')}</p>
          <TextField
            label={t('factor.password')}
            type="password"
            autoComplete="current-password"
            pointer="/password"
            value={password}
            onChange={setPassword}
          />
          <div>
            <Button type="submit" look="main" isPending={begin.isPending} disabled={password === ''}>
              {t('factor.next')}
            </Button>
          </div>
        </Form>
      ) : (
        <Form faults={confirm.faults} onSubmit={() => confirm.mutate(undefined)}>
          <p>{t('factor.secretLead')}</p>
          <CopyField label={t('factor.key')} value={begun.secret} />
          <CopyField label={t('factor.link')} value={begun.uri} rows={3} />
          <TextField
            label={t('factor.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            pointer="/code"
            value={code}
            onChange={setCode}
          />
          <div>
            <Button type="submit" look="main" isPending={confirm.isPending} disabled={code === ''}>
              {t('factor.confirm')}
            </Button>
          </div>
        </Form>
      )}
    </Dialog>
  );
}
