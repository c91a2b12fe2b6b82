import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../api/ask.ts';
import { answer, client, type ProblemError, type Schemas } from '../../../api/client.ts';
import { newKey } from '../../../api/new-key.ts';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { keepDraft } from './kept-draft.ts';

type Published = Schemas['PublishedAgreement'];

/** A text that could be published as it stands. */
interface Ready {
  readonly text: string;
  readonly found: Published;
  readonly key: string;
}

/** The same text under the same key is published once, however often a broken connection has it sent again. */
const send = (text: string, dryRun: boolean, key?: string) =>
  answer<Published>(
    client.POST('/api/v1/agreements', {
      params: { query: { dryRun } },
      body: { text, format: 'yaml' },
      ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
    }) as never,
  );

/** Publishing in two steps: the server looks at the text beside all other agreements, then a person confirms. */
export function usePublishing() {
  const { t } = useTranslation('agreements');
  const navigate = useNavigate();
  const [ready, setReady] = useState<Ready | null>(null);
  /** @param write gives the text, or refuses: what it refuses is told as what the server refuses */
  const preparing = useMutation<Ready, ProblemError, () => Promise<string>>({
    mutationFn: async (write) => {
      const text = await write();
      return { text, found: await send(text, true), key: newKey() };
    },
    onSuccess: setReady,
  });
  const publishing = useMutation<Published, ProblemError, string>({
    mutationFn: (text) => send(text, false, ready?.key),
    onSuccess: async ({ version, result }) => {
      keepDraft('');
      await queryClient.invalidateQueries();
      toast({ text: t(result === 'same' ? 'publish.same' : 'publish.done', { title: version.title }) });
      await navigate({
        to: '/agreements/$agreement',
        params: { agreement: version.agreement },
        search: { version: version.version },
      });
    },
  });
  return {
    ready,
    prepare: preparing.mutate,
    isPreparing: preparing.isPending,
    /** Why it can not be published, as the server says it. */
    refusal: preparing.error,
    forget: preparing.reset,
    cancel: () => {
      setReady(null);
      publishing.reset();
    },
    publish: (text: string) => publishing.mutateAsync(text),
    failure: publishing.error,
  };
}
