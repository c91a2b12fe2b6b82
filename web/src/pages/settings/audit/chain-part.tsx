import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonText } from '../../../kit/feedback/skeleton.tsx';
import { StateShape } from '../../../kit/feedback/state-mark.tsx';
import { IconRefresh } from '../../../kit/icons/icons.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Disclosure } from '../../../kit/layout/disclosure.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';
import { CopyField } from '../parts/copy-field.tsx';

type Findings = Schemas['AuditFindings'];

/** Whether every entry follows the one before, unchanged. */
export function ChainPart() {
  const { t } = useTranslation('settings-house');
  const query = useQuery({ ...ask('/api/v1/audit/verification'), staleTime: 60_000 });
  const again = (
    <Button
      size="small"
      icon={<IconRefresh size={16} />}
      isPending={query.isFetching}
      onClick={() => void query.refetch()}
    >
      {t('audit.check.again')}
    </Button>
  );
  return (
    <Section title={t('audit.check.title')} lead={t('audit.check.lead')} aside={again}>
      <Card>
        <QueryState query={query} skeleton={<SkeletonText lines={2} />}>
          {(found) => <Found found={found} />}
        </QueryState>
      </Card>
    </Section>
  );
}

function Found({ found }: { readonly found: Findings }) {
  const { t } = useTranslation('settings-house');
  const format = useFormat();
  const holds = found.faults.length === 0;
  const faultText = (fault: Findings['faults'][number]) =>
    fault.kind === 'missing'
      ? t('audit.check.missing', { from: format.number(fault.from), to: format.number(fault.to) })
      : t(`audit.check.${fault.kind}`, { number: format.number(fault.number) });
  return (
    <div className="grid gap-3">
      <p className={`flex items-start gap-2 ${holds ? '' : 'font-semibold text-late'}`}>
        <StateShape state={holds ? 'onTime' : 'late'} className="mt-1 size-3" />
        {holds ? t('audit.check.holds', { count: found.entries }) : t('audit.check.broken')}
      </p>
      {!holds && (
        <ul className="list-disc pl-5">
          {found.faults.map((fault) => (
            <li key={faultText(fault)}>{faultText(fault)}</li>
          ))}
        </ul>
      )}
      <Disclosure summary={t('audit.check.head')}>
        <CopyField label={t('audit.number', { number: format.number(found.head.number) })} value={found.head.hash} />
        <p className="mt-1 text-sm text-ink-soft">{t('audit.check.headHelp')}</p>
      </Disclosure>
    </div>
  );
}
