import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../api/ask.ts';
import { answer, client, type ProblemError, type Schemas } from '../../../api/client.ts';
import { useMay, useSelf } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Badge } from '../../../kit/feedback/badge.tsx';
import { ErrorState } from '../../../kit/feedback/error-state.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { Card } from '../../../kit/layout/card.tsx';
import { Confirm } from '../../../kit/layout/confirm.tsx';
import { useFormat } from '../../../words/format.ts';
import { usePersonName } from '../use-person-name.ts';

type Overview = Schemas['CustomerOverview'];

/** Whether people are told of this customer, since when and by whose word; and the step from one to the other. */
export function Standing({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('dry-run');
  const format = useFormat();
  const { timeZone } = useSelf();
  const mayChange = useMay()('sources:write');
  const { live } = overview;
  const name = usePersonName(live?.by ?? null);
  if (live === undefined) return null;
  const told = live === null ? null : { day: format.dayAndTime(live.since, timeZone) };
  return (
    <Card className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 justify-items-start gap-1">
        {told === null ? (
          <>
            <Badge tone="paused">{t('standing.dry')}</Badge>
            <p className="max-w-2xl text-ink-soft">{t('standing.dryLead')}</p>
          </>
        ) : (
          <>
            <Badge tone="onTime">{t('standing.live')}</Badge>
            <p className="max-w-2xl text-ink-soft">
              {name === null ? t('standing.since', told) : t('standing.sinceBy', { ...told, name })}
            </p>
          </>
        )}
      </div>
      {mayChange && <Change overview={overview} />}
    </Card>
  );
}

/** Goes live, or back into the dry run, in the name of who presses it; the customer's name is typed first. */
function Change({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('dry-run');
  const self = useSelf();
  const [isOpen, setOpen] = useState(false);
  const isDry = overview.live === null;
  const changing = useChanging(overview);
  const close = () => {
    setOpen(false);
    changing.reset();
  };
  const me = self.name ?? self.email ?? self.id;
  return (
    <>
      <Button look={isDry ? 'main' : 'plain'} onClick={() => setOpen(true)}>
        {t(isDry ? 'go.open' : 'back.open')}
      </Button>
      <Confirm
        title={t(isDry ? 'go.title' : 'back.title', { name: overview.name })}
        isOpen={isOpen}
        onClose={close}
        verb={t(isDry ? 'go.verb' : 'back.verb')}
        isDanger={!isDry}
        mustType={overview.name}
        onConfirm={() => changing.mutateAsync()}
      >
        <p>{t(isDry ? 'go.lead' : 'back.lead')}</p>
        <p className="text-ink-soft">{t('named', { name: me })}</p>
        {changing.error && <ErrorState error={changing.error} />}
      </Confirm>
    </>
  );
}

function useChanging({ customer, name, live }: Overview) {
  const { t } = useTranslation('dry-run');
  const isDry = live === null;
  return useMutation<unknown, ProblemError>({
    mutationFn: async () => {
      const params = { path: { customer } };
      const path = '/api/v1/customers/{customer}/live';
      return isDry ? await answer(client.PUT(path, { params })) : await answer(client.DELETE(path, { params }));
    },
    onSuccess: async () => {
      toast({ text: t(isDry ? 'go.done' : 'back.done', { name }) });
      await queryClient.invalidateQueries();
    },
  });
}
