import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useSelf } from '../../../api/session.ts';
import { ErrorState } from '../../../kit/feedback/error-state.tsx';
import { SkeletonCards } from '../../../kit/feedback/skeleton.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { SpanTimeline } from '../../../kit/time/spans/span-timeline.tsx';
import { useFormat } from '../../../words/format.ts';
import { windowOf } from '../months.ts';
import { worstSpans } from '../spans.ts';
import { useCustomerNames } from '../use-names.ts';

interface AllTimelinesProps {
  readonly services: readonly Schemas['Service'][];
  readonly month: string | undefined;
}

/** Every service that is measured over the month, a row each; of the others it says that nothing is known. */
export function AllTimelines({ services, month }: AllTimelinesProps) {
  const { t } = useTranslation('availability');
  const format = useFormat();
  const navigate = useNavigate();
  const { timeZone } = useSelf();
  const nameOf = useCustomerNames();
  const [now] = useState(serverNow);
  const window = windowOf(month, now, timeZone);
  const measured = services.filter(({ state, lastToldAt }) => state !== null && lastToldAt !== null);
  const silent = services.filter((one) => !measured.includes(one)).map(({ title }) => title);
  const answers = useQueries({
    queries: measured.map(({ service }) =>
      ask('/api/v1/services/{service}/timeline', { path: { service }, query: window }),
    ),
  });
  const failed = answers.find(({ error, data }) => error !== null && data === undefined);
  if (failed !== undefined) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (answers.some(({ data }) => data === undefined)) return <SkeletonCards cards={1} />;
  const rows = measured.map(({ service, title, agreements }, at) => {
    const whose = (agreement: string) => {
      const customer = agreements.find((one) => one.agreement === agreement)?.customer ?? null;
      return customer === null ? null : nameOf(customer);
    };
    return { id: service, name: title, spans: worstSpans(answers[at]?.data?.timelines ?? [], whose, format.list) };
  });
  return (
    <Card className="grid gap-4">
      <SpanTimeline
        title={month === undefined ? t('month.recent') : format.month(month)}
        {...window}
        timeZone={timeZone}
        rows={rows}
        onSpan={(service) =>
          void navigate({
            to: '/availability/$service',
            params: { service },
            search: month === undefined ? {} : { month },
          })
        }
      />
      {silent.length > 0 && (
        <p className="text-ink-soft">{t('timeline.silent', { count: silent.length, services: format.list(silent) })}</p>
      )}
    </Card>
  );
}
