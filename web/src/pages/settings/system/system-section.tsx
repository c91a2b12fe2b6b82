import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { ProblemError, type Schemas } from '../../../api/client.ts';
import { useSelf } from '../../../api/session.ts';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonText } from '../../../kit/feedback/skeleton.tsx';
import { StateShape } from '../../../kit/feedback/state-mark.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Facts } from '../../../kit/layout/facts.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';
import { SettingsFrame } from '../parts/settings-frame.tsx';

const EVERY_MS = 10_000;

/** Whether alerts leave in time, and whether this server can answer. */
export function SystemSection() {
  const { t } = useTranslation('settings-house');
  const status = useQuery({ ...ask('/api/v1/status'), refetchInterval: EVERY_MS });
  return (
    <SettingsFrame section="system">
      <Section title={t('system.alerts')}>
        <Card>
          <QueryState query={status} skeleton={<SkeletonText lines={6} />}>
            {(told) => <Alerting status={told} />}
          </QueryState>
        </Card>
      </Section>
      <ServerPart />
    </SettingsFrame>
  );
}

function Alerting({ status }: { readonly status: Schemas['AlertingStatus'] }) {
  const { t } = useTranslation('settings-house');
  const { timeZone } = useSelf();
  const format = useFormat();
  const late = (ms: number) =>
    ms < 1_000 ? t('system.onTime') : t('system.behind', { time: format.duration(ms / 1_000) });
  const dead = (
    <span className="flex flex-wrap items-center gap-2">
      {format.number(status.messagesDead)}
      {status.messagesDead > 0 && (
        <TextLink to="/settings/$section" params={{ section: 'deliveries' }} search={{ state: 'dead' }}>
          {t('system.toMessages')}
        </TextLink>
      )}
    </span>
  );
  return (
    <div className="grid gap-5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className={`flex items-center gap-2 font-semibold ${status.alertsLate ? 'text-late' : ''}`}>
          <StateShape state={status.alertsLate ? 'late' : 'onTime'} />
          {status.alertsLate ? t('system.late', { time: format.duration(status.lateMs / 1_000) }) : t('system.inTime')}
        </span>
        <span className="text-sm text-ink-soft">{t('system.asOf', { when: format.time(status.asOf, timeZone) })}</span>
      </p>
      <Facts
        items={[
          { term: t('system.deciding'), value: late(status.decidingLateMs) },
          { term: t('system.watching'), value: late(status.watchingLateMs) },
          { term: t('system.dispatching'), value: late(status.dispatchingLateMs) },
          { term: t('system.delivering'), value: late(status.deliveringLateMs) },
          { term: t('system.waiting'), value: format.number(status.waiting) },
          { term: t('system.due'), value: format.number(status.messagesDue) },
          { term: t('system.retrying'), value: format.number(status.messagesRetrying) },
          { term: t('system.dead'), value: dead },
        ]}
      />
    </div>
  );
}

interface Readiness {
  readonly ready: boolean;
  readonly checks?: Readonly<Record<string, string>>;
}

/** A server that can not answer says so, and why, in the same words. */
async function readiness(): Promise<Readiness> {
  const answer = await fetch('/readyz').catch(() => null);
  if (answer === null || (!answer.ok && answer.status !== 503)) throw new ProblemError(answer?.status ?? 0, {});
  return (await answer.json()) as Readiness;
}

function ServerPart() {
  const { t } = useTranslation('settings-house');
  const told = useCheckWords();
  const query = useQuery({ queryKey: ['/readyz'], queryFn: readiness, refetchInterval: EVERY_MS });
  return (
    <Section title={t('system.server')}>
      <Card>
        <QueryState query={query} skeleton={<SkeletonText lines={4} />}>
          {({ ready, checks = {} }) => (
            <div className="grid gap-5">
              <p className={`flex items-center gap-2 font-semibold ${ready ? '' : 'text-late'}`}>
                <StateShape state={ready ? 'onTime' : 'late'} />
                {ready ? t('system.ready') : t('system.notReady')}
              </p>
              {Object.keys(checks).length > 0 && (
                <Facts items={Object.entries(checks).map(([check, value]) => told(check, value))} />
              )}
            </div>
          )}
        </QueryState>
      </Card>
    </Section>
  );
}

const CHECKS = ['phase', 'database', 'waker', 'changes'] as const;
const STATES = ['ok', 'ready', 'starting', 'waiting', 'stopping', 'away', 'unknown'] as const;

/** What was looked at, and how it stands, in words; what has none is told as it is. */
function useCheckWords() {
  const { t } = useTranslation('settings-house');
  const stateOf = (value: string): string => {
    const state = STATES.find((one) => one === value);
    if (state !== undefined) return t(`system.checked.${state}`);
    const seconds = /^(\d+) s behind$/.exec(value)?.[1];
    if (seconds !== undefined) return t('system.checked.behind', { seconds });
    if (value.startsWith('migrating')) return t('system.checked.migrating');
    return value === 'not heard' ? t('system.checked.unheard') : value;
  };
  return (check: string, value: string) => {
    const known = CHECKS.find((one) => one === check);
    return { term: known === undefined ? check : t(`system.check.${known}`), value: stateOf(value) };
  };
}
