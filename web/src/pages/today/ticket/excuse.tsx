import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, client, type Schemas } from '../../../api/client.ts';
import { useSelf } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { TextArea } from '../../../kit/controls/text-field.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useAgain, useFaults, useUndo } from '../hand/use-record.ts';

type As = Schemas['Self']['approves'][number];

/** Excuses a breach: a named person answers for it, and says why. */
export function Excuse({ clock, onClose }: { readonly clock: Schemas['TicketClock']; readonly onClose: () => void }) {
  const { t } = useTranslation('ticket');
  const { name, email, approves } = useSelf();
  const undo = useUndo();
  const again = useAgain();
  const [given, setGiven] = useState({ reason: '', evidence: '' });
  const [as, setAs] = useState<As | ''>(approves[0] ?? '');
  const { faults, refused } = useFaults();
  const { ticket, target, cycle } = clock;
  const excuse = async () => {
    const { reason, evidence } = given;
    const body = {
      ...{ ticket, target, cycle, reason },
      ...(evidence.trim() === '' ? {} : { evidence }),
      ...(as === '' ? {} : { as }),
    };
    try {
      const fact = await answer(client.POST('/api/v1/excusals', { body }));
      const way = undo(fact);
      toast({ text: t('excuse.kept', { target: clock.targetLabel }), ...(way === undefined ? {} : { undo: way }) });
      again();
      onClose();
    } catch (error) {
      refused(error);
    }
  };
  return (
    <Dialog
      title={t('excuse.title', { target: clock.targetLabel })}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="main" onClick={() => void excuse()}>
            {t('excuse.verb')}
          </Button>
        </>
      }
    >
      <Form faults={faults} onSubmit={() => void excuse()} label={t('excuse.title', { target: clock.targetLabel })}>
        <p className="text-ink-soft">{t('excuse.lead', { name: name ?? email ?? t('somebody') })}</p>
        <TextArea
          label={t('excuse.reason')}
          pointer="/reason"
          value={given.reason}
          onChange={(reason) => setGiven({ ...given, reason })}
          rows={3}
        />
        <TextArea
          label={t('excuse.evidence')}
          help={t('excuse.evidenceHelp')}
          pointer="/evidence"
          isOptional
          value={given.evidence}
          onChange={(evidence) => setGiven({ ...given, evidence })}
          rows={2}
        />
        {approves.length > 1 && (
          <Select<As>
            label={t('excuse.as')}
            pointer="/as"
            value={as}
            onChange={setAs}
            options={approves.map((value) => ({ value, label: t(`approves.${value}`) }))}
          />
        )}
      </Form>
    </Dialog>
  );
}
