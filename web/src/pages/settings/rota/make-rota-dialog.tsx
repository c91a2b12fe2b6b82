import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../../../api/send.ts';
import { useSelf } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useChange } from '../parts/use-change.ts';

/** A rota without shifts. */
export function MakeRotaDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['settings-alerting', 'settings']);
  const navigate = useNavigate();
  const self = useSelf();
  const [rota, setRota] = useState('');
  const [title, setTitle] = useState('');
  const [timeZone, setTimeZone] = useState(self.timeZone);
  const make = useChange(
    () =>
      send('PUT', '/api/v1/rotas/{rota}', {
        params: { path: { rota: rota.trim() } },
        // Only one that is not there yet.
        headers: { 'if-match': '0' },
        body: { title: title.trim() || rota.trim(), timeZone: timeZone.trim(), shifts: [] },
      }),
    {
      renews: ['/api/v1/rotas'],
      says: (made) => t('rota.saved', { name: made.title }),
      onDone: (made) => {
        onClose();
        void navigate({ to: '/settings/$section/$item', params: { section: 'rota', item: made.rota } });
      },
      isInForm: true,
    },
  );
  return (
    <Dialog title={t('rota.make')} isOpen onClose={onClose}>
      <Form faults={make.faults} onSubmit={() => make.mutate(undefined)}>
        <TextField label={t('rota.id')} help={t('rota.idHelp')} pointer="/id" value={rota} onChange={setRota} />
        <TextField label={t('rota.title')} pointer="/title" isOptional value={title} onChange={setTitle} />
        <TextField label={t('rota.zone')} pointer="/timeZone" value={timeZone} onChange={setTimeZone} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('settings:cancel')}</Button>
          <Button type="submit" look="main" isPending={make.isPending} disabled={rota.trim() === ''}>
            {t('rota.make')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
