import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useMay } from '../../../api/session.ts';
import { Badge } from '../../../kit/feedback/badge.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { useFormat } from '../../../words/format.ts';
import { EndMaintenance } from '../act/end-maintenance.tsx';
import type { Timeline } from '../spans.ts';
import { useCustomerNames } from '../use-names.ts';
import { useZone } from '../use-zone.ts';
import { useWhose } from './use-whose.ts';

type Maintenance = Schemas['Maintenance'];
type Stage = 'planned' | 'underWay' | 'over' | 'calledOff';

interface MaintenanceCardProps {
  readonly maintenance: Maintenance;
  readonly service: Schemas['Service'];
  readonly timelines: readonly Timeline[];
}

/** One planned maintenance: when, for whom, whether it was announced in time, and the proof of who was told. */
export function MaintenanceCard({ maintenance, service, timelines }: MaintenanceCardProps) {
  const { t } = useTranslation('availability');
  const format = useFormat();
  const { timeZone } = useZone([service]);
  const mayDecide = useMay()('decisions:write');
  const nameOf = useCustomerNames();
  const stage = stageOf(maintenance, serverNow());
  const at = (instant: string) => format.dayAndTime(instant, timeZone);
  const isOpen = stage === 'planned' || stage === 'underWay';
  return (
    <li>
      <Card className="grid gap-3">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="grid gap-0.5">
            <h3 className="flex flex-wrap items-center gap-2 font-semibold">
              {t('fromTo', { from: at(maintenance.from), to: at(maintenance.to) })}
              <Badge tone={isOpen ? 'paused' : 'plain'}>{t(`maintenance.stage.${stage}`)}</Badge>
            </h3>
            <p className="text-ink-soft">
              {t('maintenance.announced', {
                at: at(maintenance.announcedAt),
                whom: maintenance.customer === null ? t('maintenance.all') : nameOf(maintenance.customer),
              })}
            </p>
          </div>
          {mayDecide && isOpen && <EndMaintenance maintenance={maintenance} isUnderWay={stage === 'underWay'} />}
        </div>
        <Kept maintenance={maintenance} service={service} timelines={timelines} />
        <Told notices={maintenance.notices} isAnnouncedHere={maintenance.source === 'leeway'} timeZone={timeZone} />
      </Card>
    </li>
  );
}

function stageOf({ from, to, endedAt }: Maintenance, now: number): Stage {
  if (endedAt !== null && Date.parse(endedAt) <= Date.parse(from)) return 'calledOff';
  if (endedAt !== null || Date.parse(to) <= now) return 'over';
  return Date.parse(from) <= now ? 'underWay' : 'planned';
}

/** For whom it was announced in time, and for whom it was not. */
function Kept({ maintenance, service, timelines }: MaintenanceCardProps) {
  const { t } = useTranslation('availability');
  const format = useFormat();
  const whose = useWhose(service);
  const name = `${maintenance.source}/${maintenance.id}`;
  const known = timelines.flatMap(({ agreement, maintenances }) =>
    maintenances.filter((one) => one.maintenance === name).map(({ because }) => ({ whom: whose(agreement), because })),
  );
  const whom = (reasons: readonly (typeof known)[number]['because'][]) =>
    format.list([...new Set(known.filter(({ because }) => reasons.includes(because)).map((one) => one.whom))]);
  const [inTime, late] = [whom([null]), whom(['late', 'beyondCap'])];
  return (
    <>
      {inTime !== '' && <p className="text-ink-soft">{t('maintenance.protects', { whom: inTime })}</p>}
      {late !== '' && <p className="text-soon">{t('maintenance.counts', { whom: late })}</p>}
    </>
  );
}

interface ToldProps {
  readonly notices: Maintenance['notices'];
  readonly isAnnouncedHere: boolean;
  readonly timeZone: string;
}

/** The messages that were sent of it: the notice and its proof. */
function Told({ notices, isAnnouncedHere, timeZone }: ToldProps) {
  const { t } = useTranslation('availability');
  const format = useFormat();
  const nameOf = useCustomerNames();
  if (notices.length === 0) return isAnnouncedHere ? <p className="text-ink-soft">{t('maintenance.nobody')}</p> : null;
  return (
    <div className="grid gap-1">
      <p className="text-ink-soft">{t('maintenance.proof')}</p>
      <ul className="grid gap-1" aria-label={t('maintenance.told')}>
        {notices.map(({ message, name, contact, customer, what, state, madeAt, sentAt }) => (
          <li key={message} className="flex flex-wrap items-baseline gap-x-2">
            <Badge tone={state === 'sent' ? 'onTime' : state === 'failed' ? 'late' : 'unknown'}>
              {t(`maintenance.sending.${state}`)}
            </Badge>
            <span>
              {t(state === 'failed' ? 'maintenance.unsent' : `maintenance.what.${what}`, {
                who: name ?? contact,
                customer: customer === null ? t('maintenance.all') : nameOf(customer),
                at: format.dayAndTime(sentAt ?? madeAt, timeZone),
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
