import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/controls/button.tsx';
import { RadioGroup } from '../../../kit/controls/choice.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { TextArea } from '../../../kit/controls/text-field.tsx';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useRecord } from '../hand/use-record.ts';

const REASONS = ['waitingCustomer', 'appointment', 'clientThirdParty', 'ourSupplier'] as const;
type Reason = (typeof REASONS)[number];

/** Pauses a ticket, with the reason: whether that stops a clock is for its agreement to say. */
export function Pause({ ticket, onClose }: { readonly ticket: string; readonly onClose: () => void }) {
  const { t } = useTranslation('ticket');
  const record = useRecord();
  const [reason, setReason] = useState<Reason>('waitingCustomer');
  const [note, setNote] = useState('');
  const pause = async () => {
    const isKept = await record(ticket, { kind: 'paused', reason, ...(note.trim() === '' ? {} : { note }) });
    if (isKept) onClose();
  };
  return (
    <Dialog
      title={t('pause.title', { ticket })}
      isOpen
      onClose={onClose}
      size="small"
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="main" onClick={() => void pause()}>
            {t('do.paused')}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void pause()} label={t('pause.title', { ticket })}>
        <RadioGroup<Reason>
          label={t('pause.reason')}
          value={reason}
          onChange={setReason}
          options={REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
        />
        <p className="text-sm text-ink-soft">{t('pause.lead')}</p>
        <TextArea label={t('pause.note')} isOptional value={note} onChange={setNote} rows={3} maxLength={4_000} />
      </Form>
    </Dialog>
  );
}
