import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useChange } from '../parts/use-change.ts';
import { LanguageSelect } from './language-select.tsx';

interface ChangeReceiverDialogProps {
  readonly receiver: Schemas['Receiver'];
  readonly onClose: () => void;
}

/** Another name, address or language. Of a room only the host is known: an address left empty stays what it is. */
export function ChangeReceiverDialog({ receiver, onClose }: ChangeReceiverDialogProps) {
  const { t } = useTranslation(['settings-alerting', 'settings']);
  const isKnown = receiver.kind === 'webhook';
  const [title, setTitle] = useState(receiver.title);
  const [url, setUrl] = useState(isKnown ? receiver.url : '');
  const [language, setLanguage] = useState(receiver.language);
  const save = useChange(
    () =>
      send('PATCH', '/api/v1/receivers/{endpoint}', {
        params: { path: { endpoint: receiver.endpoint } },
        headers: { 'if-match': String(receiver.revision) },
        body: { title: title.trim(), language, ...(url.trim() === '' ? {} : { url: url.trim() }) },
      }),
    {
      renews: ['/api/v1/receivers', '/api/v1/receivers/{endpoint}'],
      says: (now) => t('receivers.changed', { name: now.title }),
      onDone: onClose,
      isInForm: true,
    },
  );
  const isComplete = title.trim() !== '' && (!isKnown || url.trim() !== '');
  return (
    <Dialog title={t('receivers.changeOf', { name: receiver.title })} isOpen onClose={onClose}>
      <Form faults={save.faults} onSubmit={() => save.mutate(undefined)}>
        <TextField label={t('receivers.title')} pointer="/title" value={title} onChange={setTitle} />
        <TextField
          label={t('receivers.url')}
          help={isKnown ? t('receivers.urlHelp') : t('receivers.urlKept', { host: receiver.url })}
          pointer="/url"
          type="url"
          isOptional={!isKnown}
          value={url}
          onChange={setUrl}
        />
        <LanguageSelect value={language} onChange={setLanguage} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('settings:cancel')}</Button>
          <Button type="submit" look="main" isPending={save.isPending} disabled={!isComplete}>
            {t('settings:save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
