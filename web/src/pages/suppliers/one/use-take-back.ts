import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../api/ask.ts';
import { answer, client } from '../../../api/client.ts';
import { toast } from '../../../kit/feedback/toast-store.ts';

/** Takes back that something was claimed: the note itself is kept with that it was taken back. */
export function useTakeBack(): (fact: { readonly source: string; readonly id: string }) => void {
  const { t } = useTranslation('suppliers');
  return ({ source, id }) => {
    const body = { source, id, reason: t('claims.undoReason'), corrected: null };
    void answer(client.POST('/api/v1/corrections', { body })).then(
      () => {
        void queryClient.invalidateQueries();
        toast({ text: t('claims.undone') });
      },
      () => toast({ text: t('claims.undoFailed'), tone: 'fault' }),
    );
  };
}
