import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.ts';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../../kit/feedback/skeleton.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { type OfVersion, type Reading, useReading } from './reading.ts';
import { InText } from './text/in-text.tsx';
import { MARKED, useMarked } from './use-marked.ts';

type Rule = Reading['rules'][number];

/** How time is counted: each named rule in plain words, with an example reckoned on the agreement's own hours. */
export function RulesView(of: OfVersion) {
  const { t } = useTranslation('agreements');
  const query = useReading(of);
  const marked = useMarked(query.data !== undefined);
  // Only who writes the file needs what it calls them.
  const isNamed = useMay()('agreements:write');
  return (
    <Section
      title={t('rules.title')}
      lead={t(isNamed ? 'rules.leadNamed' : 'rules.lead')}
      aside={
        <InText of={of} place="rules">
          {t('rules.inText')}
        </InText>
      }
    >
      <QueryState
        query={query}
        skeleton={<SkeletonCards cards={6} />}
        isEmpty={({ rules }) => rules.length === 0}
        empty={<EmptyState title={t('rules.none')} />}
      >
        {({ rules }) => (
          <ul className="grid gap-4 md:grid-cols-2 2xl:grid-cols-3">
            {rules.map((rule) => (
              <li key={rule.rule} id={`rules.${rule.rule}`} className="min-w-0 scroll-mt-20">
                <RuleCard rule={rule} isNamed={isNamed} isMarked={marked === `rules.${rule.rule}`} />
              </li>
            ))}
          </ul>
        )}
      </QueryState>
    </Section>
  );
}

interface RuleCardProps {
  readonly rule: Rule;
  readonly isNamed: boolean;
  readonly isMarked: boolean;
}

function RuleCard({ rule, isNamed, isMarked }: RuleCardProps) {
  const { t } = useTranslation('agreements');
  return (
    <Card className={`grid h-full content-start gap-2 ${isMarked ? MARKED : ''}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="font-semibold">{rule.title}</h3>
        {isNamed && <code className="text-xs text-ink-faint">{rule.rule}</code>}
      </div>
      <p className="text-pretty">{rule.text}</p>
      {rule.exceptions.length > 0 && (
        <div>
          <p className="text-sm font-medium text-ink-soft">{t('rules.exceptions')}</p>
          <dl className="mt-1 grid gap-1">
            {rule.exceptions.map(({ title, text }) => (
              <div key={title}>
                <dt className="font-medium">{title}</dt>
                <dd className="text-pretty text-ink-soft">{text}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      {rule.example !== null && (
        <p className="border-l-2 border-line-strong pl-3 text-pretty text-ink-soft">{rule.example}</p>
      )}
    </Card>
  );
}
