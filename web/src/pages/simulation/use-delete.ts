import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../api/ask.ts';
import { answer, client, type ProblemError } from '../../api/client.ts';
import { toast } from '../../kit/feedback/toast-store.ts';

/** Drops a simulation of one's own, whether it waits, is worked on or has ended. */
export function useDelete() {
  const { t } = useTranslation('simulation');
  return useMutation<unknown, ProblemError, string>({
    mutationFn: (simulation) =>
      answer(client.DELETE('/api/v1/simulations/{simulation}', { params: { path: { simulation } } })),
    onSuccess: () => {
      toast({ text: t('deleted') });
      void queryClient.invalidateQueries({ queryKey: ['/api/v1/simulations'] });
    },
    onError: (error) => toast({ text: error.problem.detail ?? t('notDeleted'), tone: 'fault' }),
  });
}
