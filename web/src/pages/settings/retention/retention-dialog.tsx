import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../../../api/send.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { NumberField } from '../../../kit/controls/number-field.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useFormat } from '../../../words/format.ts';
import { useChange } from '../parts/use-change.ts';

/** Sets for how long a source is kept whole, and says what is lost by it. */
export function RetentionDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['settings-house', 'settings']);
  const format = useFormat();
  const [source, setSource] = useState('');
  const [days, setDays] = useState<number | null>(365);
  const set = useChange(
    () =>
      send('PUT', '/api/v1/retention/{source}', {
        params: { path: { source: source.trim() } },
        body: { days: days ?? 0 },
      }),
    {
      renews: ['/api/v1/retention'],
      says: (made) => t('retention.done', { source: made.source, days: format.number(made.days) }),
      onDone: onClose,
      isInForm: true,
    },
  );
  return (
    <Dialog title={t('retention.set')} isOpen onClose={onClose}>
      <Form faults={set.faults} onSubmit={() => set.mutate(undefined)}>
        <TextField
          label={t('retention.source')}
          help={t('retention.sourceHelp')}
          pointer="/source"
          value={source}
          onChange={setSource}
        />
        <NumberField
          label={t('retention.days')}
          unit={t('retention.daysUnit')}
          pointer="/days"
          min={1}
          value={days}
          onChange={setDays}
        />
        <p className="text-ink-soft">{t('retention.warning')}</p>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('settings:cancel')}</Button>
          <Button
            type="submit"
            look="danger"
            isPending={set.isPending}
            disabled={source.trim() === '' || days === null}
          >
            {t('retention.set')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
