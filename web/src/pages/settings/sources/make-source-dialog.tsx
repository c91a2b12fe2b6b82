import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { send } from '../../../api/send.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useChange } from '../parts/use-change.ts';
import { useTemplateName } from './template-name.ts';

/** A source from a mapping that comes with the program; it begins in dry run, without a key. */
export function MakeSourceDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['settings-sources', 'settings']);
  const navigate = useNavigate();
  const nameOf = useTemplateName();
  const templates = useQuery(ask('/api/v1/mappings'));
  const [source, setSource] = useState('');
  const [title, setTitle] = useState('');
  const [template, setTemplate] = useState('generic');
  const make = useChange(
    () =>
      send('PUT', '/api/v1/sources/{source}', {
        params: { path: { source: source.trim() } },
        // Only one that is not there yet: whoever names one that is would change it.
        headers: { 'if-match': '0' },
        body: { title: title.trim() || source.trim(), template },
      }),
    {
      renews: ['/api/v1/sources'],
      says: (made) => t('made', { name: made.title }),
      onDone: (made) => {
        onClose();
        void navigate({
          to: '/settings/$section/$item',
          params: { section: 'sources', item: made.source },
          search: { view: 'keys' },
        });
      },
      isInForm: true,
    },
  );
  return (
    <Dialog title={t('make')} isOpen onClose={onClose}>
      <Form faults={make.faults} onSubmit={() => make.mutate(undefined)}>
        <TextField
          label={t('field.id')}
          help={t('field.idHelp')}
          pointer="/id"
          value={source}
          onChange={setSource}
          maxLength={200}
        />
        <TextField label={t('field.title')} pointer="/title" isOptional value={title} onChange={setTitle} />
        <Select
          label={t('field.template')}
          pointer="/template"
          value={template}
          onChange={setTemplate}
          options={(templates.data?.items ?? []).map((one) => ({ value: one.template, label: nameOf(one.template) }))}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('settings:cancel')}</Button>
          <Button type="submit" look="main" isPending={make.isPending} disabled={source.trim() === ''}>
            {t('make')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
