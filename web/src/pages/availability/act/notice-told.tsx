import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { agreementOf } from '../../../app/agreement-of.ts';
import { SkeletonText } from '../../../kit/feedback/skeleton.tsx';
import { StateMark } from '../../../kit/feedback/state-mark.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { useFormat } from '../../../words/format.ts';
import { useWhose } from '../one/use-whose.ts';
import { useCustomerNames } from '../use-names.ts';
import { useZone } from '../use-zone.ts';
import type { Checked } from './use-notice-check.ts';

interface NoticeToldProps {
  readonly service: Schemas['Service'];
  readonly told: Checked | null;
  readonly isPending: boolean;
}

/** What the announcement would come to: promise by promise whether it is in time, and who would be told. */
export function NoticeTold({ service, told, isPending }: NoticeToldProps) {
  const { t } = useTranslation('availability');
  if (told === null)
    return isPending ? <SkeletonText lines={3} /> : <p className="text-ink-soft">{t('announce.fill')}</p>;
  return (
    <>
      <p className="font-semibold">
        {told.inTime ? (
          <StateMark state="onTime" word={t('announce.inTime')} />
        ) : (
          <StateMark state="late" word={t('announce.late')} />
        )}
      </p>
      <p className="text-ink-soft">{t('announce.counts')}</p>
      <ul className="grid gap-2" aria-label={t('announce.promises')}>
        {perAgreement(told.notice).map((one) => (
          <NoticeLine key={`${one.agreement} ${one.target}`} service={service} notice={one} />
        ))}
      </ul>
      <Notified told={told} />
    </>
  );
}

/** Promises of one agreement have one notice rule: they are told once. */
function perAgreement(notice: Checked['notice']): Checked['notice'] {
  return notice.filter(
    (one, at) => notice.findIndex((other) => other.agreement === one.agreement && other.because === one.because) === at,
  );
}

interface NoticeLineProps {
  readonly service: Schemas['Service'];
  readonly notice: Checked['notice'][number];
}

function NoticeLine({ service, notice }: NoticeLineProps) {
  const { t } = useTranslation('availability');
  const format = useFormat();
  const whose = useWhose(service);
  const { agreement, inTime, because, neededSeconds, givenSeconds, announceBy, maxPerMonthSeconds } = notice;
  const { isOne, zoneOf } = useZone([service]);
  const zone = zoneOf(agreement);
  const by = format.dayAndTime(announceBy, zone);
  const told = {
    needed: format.duration(neededSeconds),
    given: format.duration(Math.max(0, givenSeconds)),
    by: isOne ? by : t('zone.days', { days: by, zone }),
  };
  return (
    <li className="grid">
      <span className="flex flex-wrap items-baseline gap-x-2">
        <StateMark
          state={because === null ? 'onTime' : 'late'}
          word={t(because === null ? 'announce.protected' : 'announce.unprotected')}
        />
        <TextLink to="/agreements/$agreement" params={{ agreement: agreementOf(agreement) }} hash="rules.maintenance">
          {whose(agreement)}
        </TextLink>
      </span>
      <span className="text-ink-soft">{t(inTime ? 'announce.given' : 'announce.tooShort', told)}</span>
      {because === 'beyondCap' && maxPerMonthSeconds !== null && (
        <span className="text-ink-soft">{t('announce.beyondCap', { most: format.duration(maxPerMonthSeconds) })}</span>
      )}
    </li>
  );
}

function Notified({ told }: { readonly told: Checked }) {
  const { t } = useTranslation('availability');
  const nameOf = useCustomerNames();
  if (told.notified.length === 0) return <p className="text-ink-soft">{t('notified.none')}</p>;
  return (
    <section aria-label={t('notified.title')}>
      <h3 className="mb-1.5 font-semibold">{t('notified.title')}</h3>
      <ul className="grid gap-1.5">
        {told.notified.map(({ agreement, contact, name, customer, because, language }) => {
          const who = {
            who: name ?? contact ?? t('notified.noOne'),
            customer: customer === null ? '' : nameOf(customer),
          };
          return (
            <li key={`${agreement} ${customer} ${contact}`}>
              {because === null ? (
                t(`notified.told.${language}`, who)
              ) : (
                <span className="text-ink-soft">{t(`notified.because.${because}`, who)}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
