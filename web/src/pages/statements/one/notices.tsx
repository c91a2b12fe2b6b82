import { useTranslation } from 'react-i18next';
import { StateMark } from '../../../kit/feedback/state-mark.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { useFormat } from '../../../words/format.ts';
import type { Statement } from './statement.ts';
import { useTitles, useZoneOf } from './use-titles.ts';

const MARKS = { error: 'late', warning: 'soon', info: 'unknown' } as const;

/** What the reader should know besides the figures: notes, rights to end, plans to improve. */
export function Notices({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const timeZone = useZoneOf(statement.agreement);
  const titleOf = useTitles(statement.agreement);
  const { notices, rightsToEnd, improvementPlans } = statement;
  if (notices.length + rightsToEnd.length + improvementPlans.length === 0) return null;
  const day = (at: string) => format.day(at, timeZone, true);
  return (
    <Card>
      <ul className="grid gap-2">
        {notices.map(({ code, level, message, help }) => (
          <li key={`${code} ${message}`} className="grid gap-0.5">
            <span className="flex flex-wrap items-baseline gap-x-3">
              <StateMark state={MARKS[level]} word={t(`notice.${level}`)} />
              <span>{message}</span>
            </span>
            {help && <span className="text-sm text-ink-soft">{help}</span>}
          </li>
        ))}
        {rightsToEnd.map(({ arisesAt }) => (
          <li key={`end ${arisesAt}`}>
            <StateMark state="late" word={t('notice.rightToEnd', { day: day(arisesAt) })} />
          </li>
        ))}
        {improvementPlans.map(({ target, from }) => (
          <li key={`plan ${target} ${from}`}>
            <StateMark state="soon" word={t('notice.plan', { target: titleOf('targets', target), day: day(from) })} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
