import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/new-key.ts';
import { send } from '../../../api/send.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useChange } from '../parts/use-change.ts';
import { BLANK_PERSON, PersonFields, personOf } from './person-fields.tsx';

/** Makes somebody known; their page offers the invitation. */
export function AddPersonDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  const [draft, setDraft] = useState(BLANK_PERSON);
  const [key] = useState(() => newKey());
  const add = useChange(
    () => send('POST', '/api/v1/people', { body: personOf(draft), headers: { 'idempotency-key': key } }),
    {
      renews: ['/api/v1/people'],
      says: (made) => t('people.added', { name: made.name ?? made.email ?? made.id }),
      onDone: ({ id }) => {
        onClose();
        void navigate({ to: '/settings/$section/$item', params: { section: 'people', item: id } });
      },
      isInForm: true,
    },
  );
  return (
    <Dialog title={t('people.addTitle')} isOpen onClose={onClose}>
      <Form faults={add.faults} onSubmit={() => add.mutate(undefined)}>
        <p className="text-ink-soft">{t('people.addLead')}</p>
        <PersonFields draft={draft} onChange={setDraft} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="main" isPending={add.isPending}>
            {t('people.add')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
