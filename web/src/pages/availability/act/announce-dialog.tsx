import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../api/ask.ts';
import { answer, client, type ProblemError, type Schemas } from '../../../api/client.ts';
import { newKey } from '../../../api/new-key.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { DateTimeField } from '../../../kit/controls/dates/date-field.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { ErrorState } from '../../../kit/feedback/error-state.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useZone } from '../use-zone.ts';
import { CustomerChoice } from './customer-choice.tsx';
import { NoticeTold } from './notice-told.tsx';
import { useNoticeCheck } from './use-notice-check.ts';

interface AnnounceDialogProps {
  readonly service: Schemas['Service'];
  readonly onClose: () => void;
}

/** Announces planned maintenance; whether that is in time, and who would be told, is said while it is typed. */
export function AnnounceDialog({ service, onClose }: AnnounceDialogProps) {
  const { t } = useTranslation('availability');
  const [customer, setCustomer] = useState('');
  const { timeZone } = useZone([service], customer);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const body = { service: service.service, customer: customer === '' ? null : customer, from, to };
  const check = useNoticeCheck(body);
  const announcing = useMutation<unknown, ProblemError>({
    mutationFn: () => answer(client.POST('/api/v1/maintenance', { body, headers: { 'idempotency-key': newKey() } })),
    onSuccess: () => {
      void queryClient.invalidateQueries();
      toast({ text: t('announce.done') });
      onClose();
    },
  });
  const count = check.told?.notified.filter(({ because }) => because === null).length ?? 0;
  const error = announcing.error ?? check.error;
  const faults = error?.problem.errors;
  const foot = (
    <>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button
        look="main"
        isPending={announcing.isPending}
        disabled={check.told === null}
        onClick={() => announcing.mutate()}
      >
        {count === 0 ? t('announce.verbPlain') : t('announce.verb', { count })}
      </Button>
    </>
  );
  return (
    <Dialog title={t('announce.title', { service: service.title })} isOpen onClose={onClose} foot={foot}>
      <Form faults={faults} onSubmit={() => check.told !== null && announcing.mutate()}>
        <CustomerChoice service={service} value={customer} onChange={setCustomer} />
        <div className="grid gap-4 sm:grid-cols-2">
          <DateTimeField label={t('from')} value={from} onChange={setFrom} timeZone={timeZone} pointer="/from" />
          <DateTimeField label={t('to')} value={to} onChange={setTo} timeZone={timeZone} pointer="/to" />
        </div>
        {error && (faults ?? []).length === 0 && <ErrorState error={error} />}
        <div aria-live="polite" className="grid gap-4">
          <NoticeTold service={service} told={check.told} isPending={check.isPending} />
        </div>
      </Form>
    </Dialog>
  );
}
