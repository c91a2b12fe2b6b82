import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask, queryClient, whileAway } from '../../api/ask.ts';
import type { ProblemError } from '../../api/client.ts';
import { readAnew } from '../../api/live.ts';
import { send } from '../../api/send.ts';
import { toast } from '../../kit/feedback/toast-store.ts';

const EVERY_MS = 1_000;
const TAKING_OUT = ['demonstration', 'out'];

/** The demonstration of this system, asked for again as long as it is being loaded. For owners and managers. */
export function useDemonstration() {
  return useQuery({
    ...ask('/api/v1/demonstration'),
    refetchInterval: (query) => {
      const { data } = query.state;
      // While it is taken out, nobody is answered.
      if (queryClient.isMutating({ mutationKey: TAKING_OUT }) > 0) return false;
      return data?.loaded && (data.of === 0 || data.done < data.of) ? EVERY_MS : whileAway(query);
    },
  });
}

/** Loads it. */
export function useLoading() {
  return useMutation<unknown, ProblemError>({
    mutationFn: () => send('POST', '/api/v1/demonstration'),
    onSettled: readAnew,
  });
}

/** Takes it out, all of it; it can be loaded again from the message that says so. */
export function useTakingOut() {
  const { t } = useTranslation('welcome');
  const loading = useLoading();
  return useMutation<unknown, ProblemError>({
    mutationKey: TAKING_OUT,
    mutationFn: () => send('DELETE', '/api/v1/demonstration'),
    onMutate: () => queryClient.cancelQueries(),
    onSuccess: () => toast({ text: t('demonstration.isOut'), undo: { onUndo: () => loading.mutate() } }),
    onError: ({ message, problem }) => toast({ tone: 'fault', text: problem.detail ?? message }),
    onSettled: readAnew,
  });
}
