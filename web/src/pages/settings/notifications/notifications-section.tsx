import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { useMay } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../../kit/feedback/skeleton.tsx';
import { IconPlus } from '../../../kit/icons/icons.tsx';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import { usePersonName } from '../parts/use-names.ts';
import { useWhen } from '../parts/when.tsx';
import { RuleCard } from './rule-card.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { RulesPreview } from './rules-preview.tsx';
import { type Kept, type Rule, useRules } from './use-rules.ts';

/** The rules by which people are told, in their order, and what they would tell. */
export function NotificationsSection() {
  const { t } = useTranslation('settings-alerting');
  const mayWrite = useMay()('alerting:write');
  const query = useQuery(ask('/api/v1/notification-rules'));
  const [edited, setEdited] = useState<Rule | 'new' | null>(null);
  const add = (
    <Button look="main" icon={<IconPlus size={18} />} onClick={() => setEdited('new')}>
      {t('rules.add')}
    </Button>
  );
  return (
    <SettingsFrame section="notifications" actions={mayWrite && add}>
      <QueryState query={query} skeleton={<SkeletonCards cards={3} />}>
        {(kept) => (
          <>
            <RuleList kept={kept} mayWrite={mayWrite} onEdit={setEdited} />
            {mayWrite && <RulesPreview rules={kept.rules} />}
            {edited !== null && (
              <RuleDialog kept={kept} rule={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
            )}
          </>
        )}
      </QueryState>
    </SettingsFrame>
  );
}

interface RuleListProps {
  readonly kept: Kept;
  readonly mayWrite: boolean;
  readonly onEdit: (rule: Rule) => void;
}

function RuleList({ kept, mayWrite, onEdit }: RuleListProps) {
  const { t } = useTranslation('settings-alerting');
  const when = useWhen();
  const nameOf = usePersonName();
  const save = useRules(kept);
  const { rules } = kept.rules;
  const moved = (at: number, by: -1 | 1) => {
    const next = [...rules];
    const [rule] = next.splice(at, 1);
    if (rule !== undefined) next.splice(at + by, 0, rule);
    save.mutate(next);
  };
  const told =
    kept.setAt === null ? t('rules.own') : t('rules.setBy', { when: when(kept.setAt), who: nameOf(kept.setBy) });
  return (
    <div className="grid gap-3">
      <p className="text-ink-soft">
        {t('rules.order')} {told}
      </p>
      <ol className="grid gap-3">
        {rules.map((rule, at) => (
          <li key={rule.id}>
            <RuleCard
              rule={rule}
              isFirst={at === 0}
              isLast={at === rules.length - 1}
              mayWrite={mayWrite}
              onMove={(by) => moved(at, by)}
              onEdit={() => onEdit(rule)}
              onRemove={() => save.mutate(rules.filter((one) => one !== rule))}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
