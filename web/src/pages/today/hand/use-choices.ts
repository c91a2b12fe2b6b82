import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { useMay } from '../../../api/session.ts';
import { useFactWords } from '../ticket/fact-words.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What of a ticket is chosen from what is known. */
export type ChosenField = 'service' | 'priority' | 'team' | 'type' | 'channel' | 'to';

/** What events have words for. */
const KINDS = ['incident', 'request'];
const CHANNELS = ['phone', 'email', 'portal', 'chat', 'monitoring'];
/** So many tickets of a customer tell which names it uses. */
const LOOKED_AT = 100;

/** What the agreements with a customer and its tickets know, by name, to choose from. @param customer null: none was chosen yet */
export function useChoices(customer: string | null): { readonly [F in ChosenField]: readonly Choice[] } {
  const { inWords } = useFactWords();
  const promised = usePromised(customer);
  const isAsked = customer !== null;
  const query = { ...(isAsked ? { customer: [customer] } : {}), limit: LOOKED_AT };
  const tickets = useQuery({ ...ask('/api/v1/tickets', { query }), enabled: isAsked }).data?.items ?? [];
  const found = (choiceOf: (one: (typeof tickets)[number]) => Choice | null) =>
    tickets.flatMap((one) => choiceOf(one) ?? []);
  const plain = (value: string | null) => (value === null ? null : { value, label: inWords(value) });
  const named = (value: string | null, label: string | null) =>
    value === null ? null : { value, label: label ?? value };
  const worded = (values: readonly string[]) => values.map((value) => ({ value, label: inWords(value) }));
  return {
    service: once([...promised.services, ...found((one) => named(one.service, one.serviceLabel))]),
    priority: once([...promised.priorities, ...found((one) => named(one.priority, one.priorityLabel))]).sort(byValue),
    team: once(found((one) => plain(one.team))).sort(byValue),
    type: once([...worded(KINDS), ...found((one) => plain(one.type))]),
    channel: worded(CHANNELS),
    to: once(found((one) => named(one.assignee, one.assigneeName))),
  };
}

/** What is promised to a customer: for which services, and by which priorities. */
function usePromised(customer: string | null) {
  const { i18n } = useTranslation();
  const may = useMay();
  const mayRead = may('agreements:read') && customer !== null;
  const listed = useQuery({
    ...ask('/api/v1/agreements', { query: { customer: customer ?? '', kind: ['sla'], state: ['inForce'], limit: 1 } }),
    enabled: mayRead,
  });
  const { agreement = '', version = 0 } = listed.data?.items[0]?.current ?? {};
  const reading = useQuery({
    ...ask('/api/v1/agreements/{agreement}/versions/{version}/reading', {
      path: { agreement, version },
      query: { lang: i18n.language === 'fr' ? 'fr' : 'en' },
    }),
    staleTime: 300_000,
    enabled: agreement !== '',
  });
  const services = useQuery({ ...ask('/api/v1/services', { query: { limit: 500 } }), enabled: customer !== null });
  const isTheirs = ({ agreements }: { readonly agreements: readonly { readonly customer: string | null }[] }) =>
    agreements.some((one) => one.customer === customer);
  return {
    priorities: (reading.data?.matrix?.priorities ?? []).map(({ id, title }) => ({ value: id, label: title })),
    services: (services.data?.items ?? [])
      .filter(isTheirs)
      .map(({ service, title }) => ({ value: service, label: title ?? service }))
      .sort((a, b) => a.label.localeCompare(b.label)),
  };
}

const byValue = (a: Choice, b: Choice) => (a.value < b.value ? -1 : 1);

/** Each once, by the first name that it has. */
function once(choices: readonly Choice[]): Choice[] {
  const found = new Map<string, Choice>();
  for (const one of choices) if (!found.has(one.value)) found.set(one.value, one);
  return [...found.values()];
}
