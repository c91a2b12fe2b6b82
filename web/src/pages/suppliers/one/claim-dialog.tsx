import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../api/ask.ts';
import { answer, client, type ProblemError, type Schemas } from '../../../api/client.ts';
import { newKey } from '../../../api/new-key.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { DateTimeField } from '../../../kit/controls/dates/date-field.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { TextArea, TextField } from '../../../kit/controls/text-field.tsx';
import { ErrorState } from '../../../kit/feedback/error-state.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useFormat } from '../../../words/format.ts';
import { useTakeBack } from './use-take-back.ts';

interface ClaimDialogProps {
  readonly supplier: string;
  readonly claim: Schemas['SupplierClaim'];
  readonly onClose: () => void;
}

/** Notes that a remedy was claimed, with the reference of our letter or of the supplier's case. */
export function ClaimDialog({ supplier, claim, onClose }: ClaimDialogProps) {
  const { t } = useTranslation('suppliers');
  const format = useFormat();
  const takeBack = useTakeBack();
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState('');
  const [claimedAt, setClaimedAt] = useState('');
  const { timeZone } = claim;
  const noting = useMutation<Schemas['DecidedFact'], ProblemError>({
    mutationFn: () => {
      const { agreement, remedy, month } = claim;
      const told = { reference: reference || null, reason: reason || null, ...(claimedAt === '' ? {} : { claimedAt }) };
      const body = { agreement, remedy, month, ...told };
      const params = { path: { supplier } };
      const headers = { 'idempotency-key': newKey() };
      return answer(client.POST('/api/v1/suppliers/{supplier}/claims', { params, body, headers }));
    },
    onSuccess: (fact) => {
      void queryClient.invalidateQueries();
      toast({ text: t('note.done'), undo: { onUndo: () => takeBack(fact) } });
      onClose();
    },
  });
  const faults = noting.error?.problem.errors;
  const foot = (
    <>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button look="main" isPending={noting.isPending} onClick={() => noting.mutate()}>
        {t('note.verb')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('note.title')} isOpen onClose={onClose} foot={foot} size="small">
      <Form faults={faults} onSubmit={() => noting.mutate()}>
        <p>{t('note.lead', { what: claim.title, month: format.month(claim.month) })}</p>
        {claim.state === 'lapsed' && claim.lastDay !== null && (
          <p>{t('note.late', { date: format.day(Date.parse(claim.lastDay), 'UTC', true) })}</p>
        )}
        <TextField
          label={t('note.reference')}
          help={t('note.referenceHelp')}
          value={reference}
          onChange={setReference}
          pointer="/reference"
          isOptional
        />
        <DateTimeField
          label={t('note.when')}
          help={t('note.whenHelp')}
          value={claimedAt}
          onChange={setClaimedAt}
          timeZone={timeZone}
          pointer="/claimedAt"
          isOptional
        />
        <TextArea label={t('note.reason')} value={reason} onChange={setReason} pointer="/reason" isOptional rows={2} />
        {noting.error && (faults ?? []).length === 0 && <ErrorState error={noting.error} />}
      </Form>
    </Dialog>
  );
}
