import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../api/ask.ts';
import { answer, client, type ProblemError, type Schemas } from '../../../api/client.ts';
import { useSelf } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Checkbox } from '../../../kit/controls/checkbox.tsx';
import { ErrorState } from '../../../kit/feedback/error-state.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useFormat } from '../../../words/format.ts';
import type { Draft } from './report-queries.ts';

interface IssueReportProps {
  readonly draft: Draft;
  /** The draft is no longer the one that was read. */
  readonly onStale: () => Promise<void>;
}

/** Issues a draft as it was read, in the reader's own name. It stays so for ever. */
export function IssueReport({ draft, onStale }: IssueReportProps) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const self = useSelf();
  const [isOpen, setOpen] = useState(false);
  const [hasRead, setRead] = useState(false);
  const close = () => {
    setOpen(false);
    setRead(false);
  };
  const issuing = useIssuing(draft, close, onStale);
  const foot = (
    <>
      <Button onClick={close}>{t('issue.cancel')}</Button>
      <Button look="main" disabled={!hasRead} isPending={issuing.isPending} onClick={() => issuing.mutate()}>
        {t('issue.verb')}
      </Button>
    </>
  );
  return (
    <>
      <Button look="main" onClick={() => setOpen(true)}>
        {t('issue.open')}
      </Button>
      <Dialog title={t('issue.open')} isOpen={isOpen} onClose={close} foot={foot} size="small">
        <div className="grid gap-3">
          <p>{t('issue.lead', { name: draft.report.name, month: format.month(draft.month) })}</p>
          <Checkbox isSelected={hasRead} onChange={setRead}>
            {t('issue.read', { name: self.name ?? self.email ?? self.id })}
          </Checkbox>
          {issuing.error && issuing.error.status !== 412 && <ErrorState error={issuing.error} />}
        </div>
      </Dialog>
    </>
  );
}

function useIssuing(draft: Draft, close: () => void, onStale: () => Promise<void>) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const navigate = useNavigate();
  const { customer, month, hash } = draft;
  return useMutation<Schemas['IssuedReport'], ProblemError>({
    mutationFn: () => answer(client.POST('/api/v1/reports', { body: { customer, month, hash } })),
    onSuccess: ({ number }) => {
      close();
      void queryClient.invalidateQueries();
      toast({ text: t('issue.done', { number, month: format.month(month) }) });
      void navigate({
        to: '/customers/$customer/reports/$month/$number',
        params: { customer, month, number: String(number) },
        search: (before) => before,
      });
    },
    onError: (error) => {
      if (error.status !== 412) return;
      close();
      void onStale();
    },
  });
}
