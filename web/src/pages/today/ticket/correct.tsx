import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useSelf } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { RadioGroup } from '../../../kit/controls/choice.tsx';
import { DateTimeField } from '../../../kit/controls/dates/date-field.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { TextArea } from '../../../kit/controls/text-field.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { correct } from '../hand/record.ts';
import { useAgain, useFaults } from '../hand/use-record.ts';
import { FactData, type FactNames } from './fact-data.tsx';
import { changedIn, FactFields, fieldsOf } from './fact-fields.tsx';

type Way = 'time' | 'fields' | 'nothing';

/** Puts a fact right, or takes it back, with a reason. The original stays on record. */
export function Correct({
  kept,
  names,
  onClose,
}: {
  readonly kept: Schemas['KeptTicketEvent'];
  readonly names: FactNames;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('ticket');
  const { timeZone } = useSelf();
  const again = useAgain();
  const { event } = kept;
  const [way, setWay] = useState<Way>('time');
  const [given, setGiven] = useState(() => fieldsOf(event));
  const [time, setTime] = useState(event.time);
  const [reason, setReason] = useState('');
  const { faults, refused } = useFaults();
  const send = async () => {
    const right = { time: { time }, fields: { data: changedIn(event, given) }, nothing: null };
    try {
      await correct({ source: event.source, id: event.id, reason, corrected: right[way] });
      toast({ text: t('correct.done') });
      again();
      onClose();
    } catch (error) {
      refused(error);
    }
  };
  return (
    <Dialog
      title={t('correct.title')}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="main" onClick={() => void send()}>
            {t('correct.verb')}
          </Button>
        </>
      }
    >
      <Form faults={faults} onSubmit={() => void send()} label={t('correct.title')}>
        <FactData type={event.type} time={event.time} data={event.data} people={kept.people} names={names} />
        <RadioGroup<Way>
          label={t('correct.way')}
          value={way}
          onChange={setWay}
          options={[
            { value: 'time', label: t('correct.time') },
            ...(Object.keys(given).length > 0 ? [{ value: 'fields' as const, label: t('correct.fields') }] : []),
            { value: 'nothing', label: t('correct.nothing') },
          ]}
        />
        {way === 'time' && (
          <DateTimeField
            label={t('correct.at')}
            pointer="/corrected/time"
            value={time}
            onChange={setTime}
            timeZone={timeZone}
          />
        )}
        {way === 'fields' && <FactFields given={given} onChange={setGiven} people={kept.people} names={names} />}
        <TextArea label={t('correct.reason')} pointer="/reason" value={reason} onChange={setReason} rows={2} />
        <p className="text-sm text-ink-soft">{t('correct.lead')}</p>
      </Form>
    </Dialog>
  );
}
