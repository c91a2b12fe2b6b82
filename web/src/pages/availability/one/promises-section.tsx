import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-time.ts';
import { agreementOf } from '../../../app/agreement-of.ts';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../../kit/feedback/skeleton.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { isOf, type Window } from '../months.ts';
import { PromiseDetail } from './promise-detail.tsx';
import { PromisesTable } from './promises-table.tsx';

interface PromisesSectionProps {
  readonly service: Schemas['Service'];
  readonly window: Window;
  readonly chosen: string | undefined;
  readonly onChosen: (agreement: string | undefined) => void;
}

/** What was promised of the service under each agreement and what was reached; one of them closely. */
export function PromisesSection({ service, window, chosen, onChosen }: PromisesSectionProps) {
  const { t } = useTranslation('availability');
  const [now] = useState(serverNow);
  // Of a stretch that reaches into the future the periods that run now are told.
  const isPast = Date.parse(window.to) <= now;
  const query = useQuery(
    ask('/api/v1/availability', {
      query: isPast ? window : { from: new Date(now - 60_000).toISOString(), to: new Date(now).toISOString() },
    }),
  );
  return (
    <Section title={t('promises.title')} lead={t('promises.lead')}>
      <QueryState query={query} skeleton={<SkeletonCards cards={1} />}>
        {({ availability }) => {
          const rows = availability.filter(
            (row) => row.service === service.service && (!isPast || isOf(window, row.period)),
          );
          if (rows.length === 0) return <p className="text-ink-soft">{t('promises.none')}</p>;
          const agreement = rows.some((row) => agreementOf(row.agreement) === chosen)
            ? (chosen ?? '')
            : agreementOf(rows[0]?.agreement ?? '');
          return (
            <div className="grid gap-4">
              <PromisesTable service={service} rows={rows} chosen={agreement} onChosen={onChosen} />
              {rows
                .filter((row) => agreementOf(row.agreement) === agreement)
                .map((row) => (
                  <PromiseDetail key={`${row.target} ${row.period.from}`} service={service} row={row} />
                ))}
            </div>
          );
        }}
      </QueryState>
    </Section>
  );
}
