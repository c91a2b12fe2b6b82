import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { FileDrop } from '../../../kit/controls/file-drop.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useChange } from '../parts/use-change.ts';

interface Chosen {
  readonly name: string;
  readonly text: string;
}

/** Shifts from a table or a calendar: checked first, then taken, all or nothing. */
export function ImportDialog({ rota, onClose }: { readonly rota: Schemas['Rota']; readonly onClose: () => void }) {
  const { t } = useTranslation(['settings-alerting', 'settings']);
  const [file, setFile] = useState<Chosen | null>(null);
  const run = (dryRun: boolean) =>
    send('POST', '/api/v1/rotas/{rota}/import', {
      params: { path: { rota: rota.rota }, query: { dryRun } },
      headers: { 'if-match': String(rota.revision) },
      body: { format: file?.text.includes('BEGIN:VCALENDAR') ? 'ics' : 'csv', text: file?.text ?? '' },
    });
  const tried = useChange(() => run(true), { isInForm: true });
  const taken = useChange(() => run(false), {
    renews: ['/api/v1/rotas', '/api/v1/rotas/{rota}'],
    says: () => t('rota.saved', { name: rota.title || rota.rota }),
    onDone: onClose,
    isInForm: true,
  });
  const choose = async ([chosen]: readonly File[]) => {
    tried.reset();
    if (chosen !== undefined) setFile({ name: chosen.name, text: await chosen.text() });
  };
  return (
    <Dialog title={t('rota.import')} isOpen onClose={onClose}>
      <Form
        faults={tried.error ? tried.faults : taken.faults}
        onSubmit={() => (tried.data === undefined ? tried.mutate(undefined) : taken.mutate(undefined))}
      >
        <p className="text-ink-soft">{t('rota.importLead')}</p>
        <FileDrop
          label={t('rota.file')}
          accept=".csv,.ics,text/csv,text/calendar"
          onFiles={(files) => void choose(files)}
        />
        {file !== null && <p className="font-medium wrap-anywhere">{t('rota.fileChosen', { name: file.name })}</p>}
        {tried.data && <p role="status">{t('rota.wouldBe', { count: tried.data.shifts.length })}</p>}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('settings:cancel')}</Button>
          <Button type="submit" look="main" isPending={tried.isPending || taken.isPending} disabled={file === null}>
            {tried.data === undefined ? t('rota.try') : t('rota.import')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
