import { useTranslation } from 'react-i18next';
import { useSelf } from '../../../api/session.ts';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonText } from '../../../kit/feedback/skeleton.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { ForecastStrip } from '../../../kit/time/forecast-strip.tsx';
import type { BoardQuery } from '../board/board.ts';
import { useAhead } from './use-counts.ts';

/** What will be late within a day if nothing is done, and when whose service hours end. */
export function AheadStrip({ query }: { readonly query: BoardQuery }) {
  const { t } = useTranslation('today');
  const { timeZone } = useSelf();
  const ahead = useAhead(query);
  return (
    <div className="my-2">
      <h2 className="sr-only">{t('tool.ahead')}</h2>
      <Card>
        <QueryState query={ahead} skeleton={<SkeletonText lines={4} />}>
          {({ hours, closings }) => (
            <ForecastStrip
              timeZone={timeZone}
              hours={hours.map(({ from, due }) => ({ from, count: due }))}
              closings={together(closings)
                .slice(0, 3)
                .map(({ at, agreementCount }) => ({
                  at,
                  label: t('ahead.agreements', { count: agreementCount }),
                }))}
            />
          )}
        </QueryState>
      </Card>
    </div>
  );
}

interface Closing {
  readonly at: string;
  readonly agreementCount: number;
}

/** Service hours that end at one moment are told as one. */
function together(closings: readonly Closing[]): readonly Closing[] {
  const found = new Map<string, number>();
  for (const { at, agreementCount } of closings) found.set(at, (found.get(at) ?? 0) + agreementCount);
  return [...found].map(([at, agreementCount]) => ({ at, agreementCount }));
}
