import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../kit/controls/button.tsx';
import { IconArrowDown, IconArrowUp, IconEdit, IconTrash } from '../../../kit/icons/icons.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Facts } from '../../../kit/layout/facts.tsx';
import { useFormat } from '../../../words/format.ts';
import { useCustomers } from '../parts/use-names.ts';
import { useRecipients } from '../parts/use-recipients.ts';
import { useDelay, useHoursName, useOtherParts, useRuleName } from './rule-parts.ts';
import type { Rule } from './use-rules.ts';

interface RuleCardProps {
  readonly rule: Rule;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly mayWrite: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** A rule in words: when, whom, how, and who comes next. */
export function RuleCard(props: RuleCardProps) {
  const { rule, isFirst, isLast, mayWrite, onMove, onEdit, onRemove } = props;
  const { t } = useTranslation(['settings-alerting', 'settings']);
  const { wordsOf } = useRecipients();
  const format = useFormat();
  const only = useOnly(rule);
  const name = useRuleName()(rule.id);
  const delay = useDelay();
  const kinds = (rule.when?.kinds ?? []).map((kind) => t(`kind.${kind}`));
  const then = (rule.ladder ?? []).map(({ after, to }) =>
    t('rules.ladder', { after: delay(after), who: format.list(to.map(wordsOf)) }),
  );
  const via = (rule.via ?? []).map((one) => t(`channel.${one}`));
  return (
    <Card className="grid gap-3">
      <div className="flex flex-wrap items-center gap-1">
        <h2 className="mr-auto min-w-0 font-semibold wrap-anywhere">{name}</h2>
        {mayWrite && (
          <>
            <IconButton
              label={t('rules.up', { rule: name })}
              icon={<IconArrowUp size={18} />}
              size="small"
              disabled={isFirst}
              onClick={() => onMove(-1)}
            />
            <IconButton
              label={t('rules.down', { rule: name })}
              icon={<IconArrowDown size={18} />}
              size="small"
              disabled={isLast}
              onClick={() => onMove(1)}
            />
            <IconButton
              label={t('rules.editOf', { rule: name })}
              icon={<IconEdit size={18} />}
              size="small"
              onClick={onEdit}
            />
            <Button
              look="quiet"
              size="small"
              icon={<IconTrash size={18} />}
              aria-label={t('rules.removeOf', { rule: name })}
              onClick={onRemove}
            >
              {t('settings:remove')}
            </Button>
          </>
        )}
      </div>
      <Facts
        items={[
          { term: t('rules.when'), value: kinds.length === 0 ? t('rules.any') : format.list(kinds) },
          ...(only.length > 0 ? [{ term: t('rules.also'), value: only.join(' · ') }] : []),
          { term: t('rules.to'), value: format.list(rule.to.map(wordsOf)) },
          { term: t('rules.via'), value: via.length === 0 ? t('rules.asWished') : format.list(via) },
          ...(then.length > 0 ? [{ term: t('rules.then'), value: then.join(' · ') }] : []),
        ]}
      />
      {rule.last && <p className="text-sm text-ink-soft">{t('rules.last')}</p>}
    </Card>
  );
}

/** To what a rule is narrowed down, in words. */
function useOnly(rule: Rule): readonly string[] {
  const { t } = useTranslation('settings-alerting');
  const format = useFormat();
  const { nameOf } = useCustomers();
  const hoursName = useHoursName();
  const { priorities, customers, from, hours } = rule.when ?? {};
  return [
    ...(priorities ? [t('rules.onlyPriorities', { names: format.list(priorities) })] : []),
    ...(customers ? [t('rules.onlyCustomers', { names: format.list(customers.map(nameOf)) })] : []),
    ...(from ? [t('rules.onlyFrom', { share: from })] : []),
    ...(hours ? [t(hours.open ? 'rules.onlyOpen' : 'rules.onlyClosed', { calendar: hoursName(hours.calendar) })] : []),
    ...useOtherParts(rule),
  ];
}
