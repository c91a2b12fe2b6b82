import { answer, client, type Schemas } from '../../api/client.ts';

/** What is to say of a draft; nothing is published. */
export const checkDraft = (text: string) => ({
  queryKey: ['/api/v1/agreements/check', text],
  queryFn: () => answer<Schemas['CheckedDraft']>(client.POST('/api/v1/agreements/check', { body: { text } }) as never),
  staleTime: Number.POSITIVE_INFINITY,
});
