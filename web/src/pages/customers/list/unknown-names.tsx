import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, queryClient } from '../../../api/ask.ts';
import { answer, client, ProblemError, type Schemas } from '../../../api/client.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { ErrorState } from '../../../kit/feedback/error-state.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { IconWarning } from '../../../kit/icons/icons.tsx';
import { Disclosure } from '../../../kit/layout/disclosure.tsx';
import { useFormat } from '../../../words/format.ts';

type Unknown = Schemas['UnknownCustomer'];

/** Names in tickets that belong to no customer: nothing is promised to them until they are attached. */
export function UnknownNames() {
  const { t } = useTranslation('customers');
  const { data } = useQuery(ask('/api/v1/customers/unknown'));
  const names = data?.items ?? [];
  if (names.length === 0) return null;
  return (
    <section aria-label={t('unknown.label')} className="rounded-lg border border-soon bg-soon-soft px-4 py-3">
      <Disclosure
        summary={
          <span className="flex items-center gap-2">
            <IconWarning size={18} className="shrink-0 text-soon" />
            {t('unknown.title', { count: names.length })}
          </span>
        }
      >
        <p className="mb-3 max-w-3xl text-ink-soft">{t('unknown.lead')}</p>
        <ul className="grid max-h-80 gap-2 overflow-y-auto">
          {names.map((one) => (
            <UnknownName key={`${one.source} ${one.name}`} unknown={one} />
          ))}
        </ul>
      </Disclosure>
    </section>
  );
}

function UnknownName({ unknown }: { readonly unknown: Unknown }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { data } = useQuery(ask('/api/v1/customers'));
  const [customer, setCustomer] = useState('');
  const attaching = useAttaching(unknown);
  const known = data?.items ?? [];
  return (
    <li className="grid gap-x-4 gap-y-2 rounded-md border border-line bg-surface px-3 py-2 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end">
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">{unknown.name}</p>
        <p className="text-sm text-ink-soft">
          {t('unknown.tickets', { count: unknown.tickets, n: format.number(unknown.tickets), source: unknown.source })}
        </p>
      </div>
      <div className="flex flex-wrap items-end gap-2">
        <div className="w-56 min-w-0">
          <Select
            label={t('unknown.belongsTo')}
            value={customer}
            onChange={setCustomer}
            empty={t('unknown.choose')}
            options={known.map((one) => ({ value: one.customer, label: one.name }))}
          />
        </div>
        <Button
          disabled={customer === ''}
          isPending={attaching.isPending}
          onClick={() =>
            attaching.mutate({ customer, name: known.find((one) => one.customer === customer)?.name ?? customer })
          }
        >
          {t('unknown.attach')}
        </Button>
      </div>
      {attaching.error && (
        <div className="sm:col-span-2">
          <ErrorState error={attaching.error} />
        </div>
      )}
    </li>
  );
}

/** Tickets are judged anew in the background: what waits for that is left as it was told here until then. */
const JUDGED_MS = 5_000;

/** Takes a name off the tray, or puts it back, before its tickets are judged. */
function settle(one: Unknown, isAttached: boolean): void {
  const { queryKey } = ask('/api/v1/customers/unknown');
  queryClient.setQueryData<{ readonly items: readonly Unknown[]; readonly next: string | null }>(queryKey, (before) => {
    const others = (before?.items ?? []).filter(({ source, name }) => source !== one.source || name !== one.name);
    return { items: isAttached ? others : [...others, one], next: before?.next ?? null };
  });
  void queryClient.invalidateQueries({ predicate: ({ queryKey: [path] }) => path !== queryKey[0] });
  setTimeout(() => void queryClient.invalidateQueries({ queryKey }), JUDGED_MS);
}

/** Attaches a name to a customer; the toast takes it back. */
function useAttaching(unknown: Unknown) {
  const { t } = useTranslation('customers');
  const { source, name: alias } = unknown;
  const undo = async (customer: string) => {
    const path = '/api/v1/customers/{customer}/aliases';
    await answer(client.DELETE(path, { params: { path: { customer }, query: { source, alias } } }));
    settle(unknown, false);
  };
  const tellFault = (error: unknown) => {
    const { detail, title } = error instanceof ProblemError ? error.problem : {};
    toast({ tone: 'fault', text: detail ?? title ?? t('unknown.notUndone', { alias }) });
  };
  return useMutation<unknown, ProblemError, { readonly customer: string; readonly name: string }>({
    mutationFn: ({ customer }) =>
      answer(
        client.POST('/api/v1/customers/{customer}/aliases', {
          params: { path: { customer } },
          body: { source, alias },
        }),
      ),
    onSuccess: (_, { customer, name }) => {
      settle(unknown, true);
      toast({ text: t('unknown.done', { alias, name }), undo: { onUndo: () => void undo(customer).catch(tellFault) } });
    },
  });
}
