import { useTranslation } from 'react-i18next';
import { useRelativeDay } from './relative-day.tsx';
import { useNow } from './use-now.ts';

interface DueWordsProps {
  /** null: there is no due time, and that is said. */
  readonly dueAt: string | null;
  readonly timeZone: string;
  readonly className?: string;
}

/** `due today 15:45`; once it is past, `was due today 15:45`. */
export function DueWords({ dueAt, timeZone, className }: DueWordsProps) {
  const { t } = useTranslation('kit');
  const tell = useRelativeDay();
  const now = useNow(5_000);
  if (dueAt === null) return <span className={className}>{t('time.due.none')}</span>;
  const when = tell(dueAt, timeZone);
  return (
    <time dateTime={dueAt} className={className}>
      {Date.parse(dueAt) > now ? t('time.due.ahead', { when }) : t('time.due.past', { when })}
    </time>
  );
}
