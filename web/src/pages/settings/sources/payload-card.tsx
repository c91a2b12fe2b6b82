import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Badge } from '../../../kit/feedback/badge.tsx';
import { StateMark } from '../../../kit/feedback/state-mark.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Disclosure } from '../../../kit/layout/disclosure.tsx';
import { useChange } from '../parts/use-change.ts';
import { useWhen } from '../parts/when.tsx';
import { EventLines, ProblemLines } from './outcome-lines.tsx';

type Payload = Schemas['Payload'];
const MARKS = { read: 'onTime', waiting: 'soon', aside: 'late' } as const;

interface PayloadCardProps {
  readonly payload: Payload;
  readonly source: string;
  readonly mayWrite: boolean;
}

/** A payload: what came of it, and as it came. */
export function PayloadCard({ payload, source, mayWrite }: PayloadCardProps) {
  const { t } = useTranslation('settings-sources');
  const when = useWhen();
  const path = { source, payload: payload.payload };
  const mark = useChange(
    (isSample: boolean) =>
      send(isSample ? 'PUT' : 'DELETE', '/api/v1/sources/{source}/samples/{payload}', { params: { path } }),
    { renews: ['/api/v1/sources/{source}/payloads'] },
  );
  const { outcome } = payload;
  return (
    <Card className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <StateMark state={MARKS[payload.state]} word={t(`payloads.${payload.state}`)} />
        <span>{t('payloads.received', { when: when(payload.receivedAt) })}</span>
        {outcome && <span className="text-ink-soft">{t('payloads.events', { count: outcome.events.length })}</span>}
        {payload.isSample && <Badge>{t('payloads.sample')}</Badge>}
        {mayWrite && (
          <Button
            size="small"
            look="quiet"
            className="ml-auto"
            isPending={mark.isPending}
            onClick={() => mark.mutate(!payload.isSample)}
          >
            {payload.isSample ? t('payloads.letGo') : t('payloads.keep')}
          </Button>
        )}
      </div>
      {outcome && <EventLines events={outcome.events} />}
      {outcome && <ProblemLines problems={outcome.problems} />}
      <Disclosure summary={t('payloads.body')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
        <pre tabIndex={0} className="max-h-80 overflow-auto rounded-md bg-sunken p-3 font-mono text-sm">
          {payload.body}
        </pre>
      </Disclosure>
    </Card>
  );
}
