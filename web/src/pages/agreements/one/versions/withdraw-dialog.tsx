import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../../api/ask.ts';
import { answer, client, type ProblemError, type Schemas } from '../../../../api/client.ts';
import { serverNow } from '../../../../api/server-time.ts';
import { faultText } from '../../../../kit/controls/faults.ts';
import { TextArea } from '../../../../kit/controls/text-field.tsx';
import { ErrorState } from '../../../../kit/feedback/error-state.tsx';
import { toast } from '../../../../kit/feedback/toast-store.ts';
import { Confirm } from '../../../../kit/layout/confirm.tsx';

interface WithdrawDialogProps {
  readonly version: Schemas['AgreementVersion'];
  readonly onClose: () => void;
}

/** Takes a version out of use once its agreement is named and the reason given. */
export function WithdrawDialog({ version: one, onClose }: WithdrawDialogProps) {
  const { t } = useTranslation('agreements');
  const [reason, setReason] = useState('');
  const { agreement, version } = one;
  const isInEffect = Date.parse(one.effectiveAt) <= serverNow();
  const withdrawing = useMutation<unknown, ProblemError>({
    mutationFn: () =>
      answer(
        client.POST('/api/v1/agreements/{agreement}/versions/{version}/withdrawal', {
          params: { path: { agreement, version } },
          body: { reason, force: isInEffect },
        }),
      ),
    onSuccess: () => {
      void queryClient.invalidateQueries();
      toast({ text: t('withdraw.done', { agreement, version }) });
    },
  });
  const fault = withdrawing.error?.problem.errors?.find(({ pointer }) => pointer === '/reason');
  return (
    <Confirm
      title={t('withdraw.title', { version })}
      isOpen
      onClose={onClose}
      verb={t('withdraw.verb')}
      mustType={agreement}
      onConfirm={() => withdrawing.mutateAsync()}
    >
      <p>{isInEffect ? t('withdraw.inEffect') : t('withdraw.notYet')}</p>
      <TextArea
        label={t('withdraw.reason')}
        help={t('withdraw.reasonHelp')}
        value={reason}
        onChange={setReason}
        fault={fault && faultText(fault)}
        maxLength={1000}
      />
      {withdrawing.error && fault === undefined && <ErrorState error={withdrawing.error} />}
    </Confirm>
  );
}
