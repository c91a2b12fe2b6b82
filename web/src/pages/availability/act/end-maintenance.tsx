import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../api/ask.ts';
import { answer, client, type ProblemError, type Schemas } from '../../../api/client.ts';
import { newKey } from '../../../api/new-key.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { ErrorState } from '../../../kit/feedback/error-state.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { Confirm } from '../../../kit/layout/confirm.tsx';

interface EndMaintenanceProps {
  readonly maintenance: Schemas['Maintenance'];
  readonly isUnderWay: boolean;
}

/** Ends planned maintenance now, or calls it off; whoever was told of it is told of that. */
export function EndMaintenance({ maintenance, isUnderWay }: EndMaintenanceProps) {
  const { t } = useTranslation('availability');
  const [isAsking, setAsking] = useState(false);
  const ending = useMutation<unknown, ProblemError>({
    mutationFn: () => {
      const path = { service: maintenance.service, maintenance: maintenance.id };
      const headers = { 'idempotency-key': newKey() };
      return answer(client.POST('/api/v1/maintenance/{service}/{maintenance}/end', { params: { path }, headers }));
    },
    onSuccess: () => {
      void queryClient.invalidateQueries();
      toast({ text: isUnderWay ? t('end.done') : t('callOff.done') });
    },
  });
  const names = [...new Set(maintenance.notices.map(({ name, contact }) => name ?? contact))];
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {isUnderWay ? t('end.open') : t('callOff.open')}
      </Button>
      <Confirm
        title={isUnderWay ? t('end.title') : t('callOff.title')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        verb={isUnderWay ? t('end.verb') : t('callOff.verb')}
        onConfirm={() => ending.mutateAsync()}
      >
        <p>{isUnderWay ? t('end.lead') : t('callOff.lead')}</p>
        <p className="text-ink-soft">{t('callOff.told', { count: names.length })}</p>
        {ending.error && <ErrorState error={ending.error} />}
      </Confirm>
    </>
  );
}
