import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../api/ask.ts';
import { answer, client, type ProblemError, type Schemas } from '../../../api/client.ts';
import { newKey } from '../../../api/new-key.ts';
import { minorOf } from '../../../app/amounts.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { ErrorState } from '../../../kit/feedback/error-state.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { Confirm } from '../../../kit/layout/confirm.tsx';
import { useFormat } from '../../../words/format.ts';
import type { Statement } from './statement.ts';

interface IssueButtonProps {
  readonly agreement: string;
  readonly month: string;
  readonly statement: Statement;
}

/** Issues the statement of a month that is over, once it is said what that means. */
export function IssueButton({ agreement, month, statement }: IssueButtonProps) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const [isAsked, setAsked] = useState(false);
  const issuing = useIssue(agreement, month);
  const { toPay } = statement.totals;
  const said = { title: statement.title, month: format.month(month) };
  return (
    <span className="print:hidden">
      <Button look="main" onClick={() => setAsked(true)}>
        {t('issue.open')}
      </Button>
      <Confirm
        title={t('issue.title', said)}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        verb={t('issue.verb', said)}
        isDanger={false}
        onConfirm={() => issuing.mutateAsync()}
      >
        <p>{t('issue.amount', { amount: format.money(minorOf(toPay), toPay.currency) })}</p>
        <p>{t('issue.lead')}</p>
        {issuing.error && <ErrorState error={issuing.error} />}
      </Confirm>
    </span>
  );
}

function useIssue(agreement: string, month: string) {
  const { t } = useTranslation('statements');
  const navigate = useNavigate();
  return useMutation<Schemas['IssuedStatementText'], ProblemError>({
    mutationFn: () =>
      answer<Schemas['IssuedStatementText']>(
        client.POST('/api/v1/statements', {
          body: { agreement, month },
          headers: { 'Idempotency-Key': newKey() },
        }) as never,
      ),
    onSuccess: async ({ number }) => {
      await queryClient.invalidateQueries({ queryKey: ['/api/v1/statements'] });
      toast({ text: t('issue.done', { number }) });
      await navigate({
        to: '/statements/$agreement/$month/$number',
        params: { agreement, month, number: String(number) },
      });
    },
  });
}
