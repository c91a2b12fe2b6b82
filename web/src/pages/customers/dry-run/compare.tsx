import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../../kit/feedback/skeleton.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { Differences } from './differences.tsx';
import { Opinions } from './opinions.tsx';
import { useComparison } from './use-comparison.ts';

interface CompareProps {
  readonly overview: Schemas['CustomerOverview'];
  /** In which the helpdesk says whether it kept its own promise; undefined: not told yet. */
  readonly field: string | undefined;
}

/** Ticket by ticket, what we say beside what the helpdesk says. */
export function Compare({ overview, field }: CompareProps) {
  const { t } = useTranslation('dry-run');
  return (
    <Section title={t('compare.title')} lead={t('compare.lead')}>
      <div className="grid gap-6">
        <FieldForm key={field} field={field ?? ''} />
        {field === undefined ? (
          <EmptyState title={t('compare.noField')}>{t('compare.noFieldLead')}</EmptyState>
        ) : (
          <Compared overview={overview} field={field} />
        )}
      </div>
    </Section>
  );
}

function FieldForm({ field }: { readonly field: string }) {
  const { t } = useTranslation('dry-run');
  const navigate = useNavigate();
  const [typed, setTyped] = useState(field);
  const told = typed.trim();
  const compare = () => {
    if (told !== '') void navigate({ to: '.', search: { field: told }, replace: true, resetScroll: false });
  };
  return (
    <Form onSubmit={compare} label={t('compare.title')} className="flex flex-wrap items-end gap-3">
      <div className="w-80 max-w-full">
        <TextField label={t('compare.field')} value={typed} onChange={setTyped} maxLength={200} />
      </div>
      <Button type="submit" disabled={told === ''}>
        {t('compare.verb')}
      </Button>
    </Form>
  );
}

function Compared({ overview, field }: { readonly overview: CompareProps['overview']; readonly field: string }) {
  const { t } = useTranslation('dry-run');
  const { query, differences, more } = useComparison(overview.customer, field);
  return (
    <QueryState
      query={query}
      skeleton={<SkeletonCards cards={3} />}
      isEmpty={({ tickets, notRecorded }) => tickets === notRecorded}
      empty={
        <EmptyState title={t('compare.notRecorded', { field })}>{t('compare.notRecordedLead', { field })}</EmptyState>
      }
    >
      {(counts) => (
        <>
          <Opinions counts={counts} />
          <Differences overview={overview} differences={differences} more={more} counts={counts} />
        </>
      )}
    </QueryState>
  );
}
