import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/controls/button.tsx';
import { Badge } from '../../kit/feedback/badge.tsx';
import { Banner } from '../../kit/feedback/banner.tsx';
import { EmptyState } from '../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../kit/feedback/query-state.tsx';
import { SkeletonCards, SkeletonText } from '../../kit/feedback/skeleton.tsx';
import { StateMark } from '../../kit/feedback/state-mark.tsx';
import { toast } from '../../kit/feedback/toast-store.ts';
import { ButtonLink } from '../../kit/layout/links.tsx';
import { Section } from '../../kit/layout/section.tsx';
import { ROW, SAMPLES, Sample } from './sample.tsx';

const STATES = ['onTime', 'soon', 'late', 'paused', 'unknown'] as const;
const again = () => undefined;

export function FeedbackSection() {
  const { t } = useTranslation(['common', 'kit']);
  const undo = { onUndo: () => toast({ text: t('nav.today') }) };
  return (
    <Section title="Feedback">
      <div className={SAMPLES}>
        <Sample name="StateMark, Badge">
          <div className="grid gap-3">
            <div className={ROW}>
              {STATES.map((state) => (
                <StateMark key={state} state={state} />
              ))}
            </div>
            <div className={ROW}>
              <Badge>{t('nav.agreements')}</Badge>
              {STATES.map((state) => (
                <Badge key={state} tone={state}>
                  {t(`kit:feedback.state.${state}`)}
                </Badge>
              ))}
            </div>
          </div>
        </Sample>
        <Sample name="toast">
          <div className={ROW}>
            <Button onClick={() => toast({ text: t('nav.calendar'), undo })}>{t('kit:feedback.undo')}</Button>
            <Button onClick={() => toast({ tone: 'fault', text: t('failed.title') })}>{t('failed.title')}</Button>
          </div>
        </Sample>
        <Sample name="Banner">
          <Banner title={t('demonstration')} />
          <Banner tone="soon" title={t('lost.title')}>
            {t('lost.lead', { time: '15:45' })}
          </Banner>
          <Banner tone="late" title={t('failed.title')} action={<Button size="small">{t('failed.again')}</Button>} />
        </Sample>
        <Queries />
      </div>
    </Section>
  );
}

function Queries() {
  const { t } = useTranslation();
  const query = { data: undefined, error: null, refetch: again };
  const refused = { status: 422, problem: { title: t('notFound.title'), detail: t('notFound.lead'), id: 'req_8f3a' } };
  const empty = (
    <EmptyState title={t('nav.customers')} action={<ButtonLink to="/customers">{t('nav.customers')}</ButtonLink>}>
      {t('notFound.lead')}
    </EmptyState>
  );
  return (
    <Sample name="QueryState: loading, error, away, forbidden, empty">
      <div className="grid gap-4">
        <QueryState query={query} skeleton={<SkeletonText />}>
          {() => null}
        </QueryState>
        <QueryState query={query} skeleton={<SkeletonCards />}>
          {() => null}
        </QueryState>
        <QueryState query={query}>{() => null}</QueryState>
        <QueryState query={{ ...query, error: refused }}>{() => null}</QueryState>
        <QueryState query={{ ...query, error: { status: 0 } }}>{() => null}</QueryState>
        <QueryState query={{ ...query, error: { status: 403 } }}>{() => null}</QueryState>
        <QueryState query={{ ...query, data: [] as string[] }} isEmpty={(rows) => rows.length === 0} empty={empty}>
          {() => null}
        </QueryState>
      </div>
    </Sample>
  );
}
