import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../api/ask.ts';
import { answer, client, type ProblemError } from '../../../api/client.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { ErrorState } from '../../../kit/feedback/error-state.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { factOf } from '../spans.ts';

/** Takes a fact back with a reason; the fact itself is kept with that it was taken back. */
export function takeBack(fact: string, reason: string) {
  return answer(client.POST('/api/v1/corrections', { body: { ...factOf(fact), reason, corrected: null } }));
}

/** Takes an exclusion back: the time counts again. */
export function TakeBack({ fact }: { readonly fact: string }) {
  const { t } = useTranslation('availability');
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const taking = useMutation<unknown, ProblemError>({
    mutationFn: () => takeBack(fact, reason),
    onSuccess: () => {
      void queryClient.invalidateQueries();
      toast({ text: t('takeBack.done') });
      setOpen(false);
    },
  });
  const faults = taking.error?.problem.errors;
  const foot = (
    <>
      <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
      <Button
        look="danger"
        isPending={taking.isPending}
        disabled={reason.trim() === ''}
        onClick={() => taking.mutate()}
      >
        {t('takeBack.verb')}
      </Button>
    </>
  );
  return (
    <>
      <Button size="small" look="quiet" onClick={() => setOpen(true)}>
        {t('takeBack.open')}
      </Button>
      <Dialog title={t('takeBack.title')} isOpen={isOpen} onClose={() => setOpen(false)} foot={foot} size="small">
        <Form faults={faults} onSubmit={() => reason.trim() !== '' && taking.mutate()}>
          <p>{t('takeBack.lead')}</p>
          <TextField label={t('takeBack.reason')} value={reason} onChange={setReason} pointer="/reason" isRequired />
          {taking.error && (faults ?? []).length === 0 && <ErrorState error={taking.error} />}
        </Form>
      </Dialog>
    </>
  );
}
