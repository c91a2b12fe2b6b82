import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, queryClient } from '../../../api/ask.ts';
import { answer, client, type ProblemError, type Schemas } from '../../../api/client.ts';
import { useMay } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { ErrorState } from '../../../kit/feedback/error-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { Confirm } from '../../../kit/layout/confirm.tsx';
import { Drawer } from '../../../kit/layout/drawer.tsx';
import { Facts } from '../../../kit/layout/facts.tsx';
import { useConfidenceWords } from './confidence-words.ts';

type Entry = Schemas['CatalogueEntry'];

interface EntryDrawerProps {
  readonly entry: Entry | null;
  readonly onClose: () => void;
}

/** An entry of the catalogue: where it was read, and the agreement that would come of it. */
export function EntryDrawer({ entry, onClose }: EntryDrawerProps) {
  const { t } = useTranslation('suppliers');
  const query = useQuery({
    ...ask('/api/v1/catalogue/{entry}', { path: { entry: entry?.entry ?? '' } }),
    enabled: entry !== null,
  });
  const sure = useConfidenceWords();
  const mayPublish = useMay()('agreements:write');
  return (
    <Drawer
      title={entry?.service ?? t('view.catalogue')}
      subtitle={entry?.supplier}
      isOpen={entry !== null}
      onClose={onClose}
      foot={
        mayPublish && entry !== null && query.data !== undefined && <Publish entry={entry} text={query.data.text} />
      }
    >
      {entry !== null && (
        <div className="grid gap-4">
          <Facts
            items={[
              { term: t('catalogue.confidence'), value: sure(entry.confidence) },
              {
                term: t('catalogue.source'),
                value:
                  entry.url === null ? (
                    entry.source
                  ) : (
                    <a className="text-accent underline" href={entry.url} rel="noreferrer" target="_blank">
                      {entry.source}
                    </a>
                  ),
              },
            ]}
          />
          <p>{t('catalogue.caution')}</p>
          <QueryState query={query}>{({ text }) => <AgreementText text={text} />}</QueryState>
        </div>
      )}
    </Drawer>
  );
}

function AgreementText({ text }: { readonly text: string }) {
  const { t } = useTranslation('suppliers');
  return (
    <section
      aria-label={t('catalogue.text')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-md border border-line bg-sunken p-3"
    >
      <pre className="font-mono text-sm">{text}</pre>
    </section>
  );
}

interface PublishProps {
  readonly entry: Entry;
  readonly text: string;
}

/** Publishes the text as our agreement with the supplier, after it was named what that does. */
function Publish({ entry, text }: PublishProps) {
  const { t } = useTranslation('suppliers');
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const publishing = useMutation<Schemas['PublishedAgreement'], ProblemError>({
    // The client's own type of a list within an answer is not one.
    mutationFn: () =>
      answer<Schemas['PublishedAgreement']>(
        client.POST('/api/v1/agreements', { params: { query: {} }, body: { text, format: 'yaml' } }) as never,
      ),
    onSuccess: ({ version }) => {
      void queryClient.invalidateQueries();
      toast({ text: t('publish.done', { title: version.title }) });
      void navigate({ to: '/agreements/$agreement', params: { agreement: version.agreement } });
    },
  });
  return (
    <>
      <Button look="main" onClick={() => setAsking(true)}>
        {t('publish.open')}
      </Button>
      <Confirm
        title={t('publish.title', { supplier: entry.supplier })}
        isOpen={isAsking}
        onClose={() => {
          publishing.reset();
          setAsking(false);
        }}
        verb={t('publish.verb')}
        isDanger={false}
        onConfirm={() => publishing.mutateAsync()}
      >
        <p>{t('publish.lead', { service: entry.service })}</p>
        <p>{t('catalogue.caution')}</p>
        {publishing.error && <PublishFault error={publishing.error} />}
      </Confirm>
    </>
  );
}

function PublishFault({ error }: { readonly error: ProblemError }) {
  const faults = error.problem.errors ?? [];
  return (
    <>
      <ErrorState error={error} />
      {faults.length > 0 && (
        <Form faults={faults} onSubmit={() => {}}>
          {null}
        </Form>
      )}
    </>
  );
}
