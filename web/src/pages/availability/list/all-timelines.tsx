import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-time.ts';
import { More } from '../../../kit/data/more.tsx';
import { usePortions } from '../../../kit/data/use-portions.ts';
import { ErrorState } from '../../../kit/feedback/error-state.tsx';
import { SkeletonCards } from '../../../kit/feedback/skeleton.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { SpanTimeline } from '../../../kit/time/spans/span-timeline.tsx';
import { useFormat } from '../../../words/format.ts';
import { windowOf } from '../months.ts';
import { worstSpans } from '../spans.ts';
import { useCustomerNames } from '../use-names.ts';
import { useZone } from '../use-zone.ts';

/** Each row is asked for by itself. */
const AT_A_TIME = 30;
/** Of those of which nothing is known so many are named. */
const NAMED = 20;

interface AllTimelinesProps {
  readonly services: readonly Schemas['Service'][];
  readonly month: string | undefined;
}

/** Every service that is measured over the month, a row each; of the others it says that nothing is known. */
export function AllTimelines({ services, month }: AllTimelinesProps) {
  const { t } = useTranslation('availability');
  const format = useFormat();
  const navigate = useNavigate();
  const { timeZone } = useZone(services);
  const nameOf = useCustomerNames();
  const [now] = useState(serverNow);
  const window = windowOf(month, now, timeZone);
  const isMeasured = ({ state, lastToldAt }: Schemas['Service']) => state !== null && lastToldAt !== null;
  const silent = services.filter((one) => !isMeasured(one)).map(({ title }) => title);
  const { shown: measured, more } = usePortions(services.filter(isMeasured), AT_A_TIME);
  const answers = useQueries({
    queries: measured.map(({ service }) =>
      ask('/api/v1/services/{service}/timeline', { path: { service }, query: window }),
    ),
  });
  const failed = answers.find(({ error, data }) => error !== null && data === undefined);
  if (failed !== undefined) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  // What came before stands while more of it is asked for.
  const waiting = answers.findIndex(({ data }) => data === undefined);
  const known = waiting === -1 ? measured : measured.slice(0, waiting);
  if (known.length === 0 && measured.length > 0) return <SkeletonCards cards={1} />;
  const rows = known.map(({ service, title, agreements }, at) => {
    const whose = (agreement: string) => {
      const customer = agreements.find((one) => one.agreement === agreement)?.customer ?? null;
      return customer === null ? null : nameOf(customer);
    };
    return { id: service, name: title, spans: worstSpans(answers[at]?.data?.timelines ?? [], whose, format.list) };
  });
  const named = (titles: readonly string[]) =>
    titles.length <= NAMED
      ? titles
      : [...titles.slice(0, NAMED), t('timeline.others', { count: titles.length - NAMED })];
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
      <More {...more} isLoading={known.length < measured.length} />
      {silent.length > 0 && (
        <p className="text-ink-soft">
          {t('timeline.silent', { count: silent.length, services: format.list(named(silent)) })}
        </p>
      )}
    </Card>
  );
}
