import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useMay } from '../../../api/session.ts';
import { Drawer } from '../../../kit/layout/drawer.tsx';
import { Facts } from '../../../kit/layout/facts.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import type { ServiceSpan } from '../../../kit/time/spans/span-timeline.tsx';
import { useFormat } from '../../../words/format.ts';
import { ServiceStateMark } from '../service-state.tsx';
import type { Timeline } from '../spans.ts';
import { useZone } from '../use-zone.ts';
import { FactLine } from './fact-line.tsx';
import { useWhose } from './use-whose.ts';

/** A stretch that is looked at, and whose it is. */
export interface Opened {
  readonly timeline: Timeline;
  readonly span: ServiceSpan;
}

interface SpanDrawerProps {
  readonly service: Schemas['Service'];
  readonly opened: Opened | null;
  readonly onClose: () => void;
}

/** A stretch of a timeline: what it was, whether it counts, and the facts that say so. */
export function SpanDrawer({ service, opened, onClose }: SpanDrawerProps) {
  const { t } = useTranslation('availability');
  const whose = useWhose(service);
  return (
    <Drawer
      title={opened === null ? service.title : t(`state.${opened.span.kind}`)}
      subtitle={opened === null ? undefined : whose(opened.timeline.agreement)}
      isOpen={opened !== null}
      onClose={onClose}
    >
      {opened !== null && <SpanFacts service={service} {...opened} />}
    </Drawer>
  );
}

function SpanFacts({ service, timeline, span }: Opened & Pick<SpanDrawerProps, 'service'>) {
  const { t } = useTranslation('availability');
  const format = useFormat();
  const mayRead = useMay()('events:read');
  const timeZone = useZone([service]).zoneOf(timeline.agreement);
  const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
  const pieces = timeline.spans.filter((one) => Date.parse(one.from) < to && Date.parse(one.to) > from);
  const facts = [...new Set(pieces.flatMap((one) => one.facts))];
  const whys = [...new Set(pieces.flatMap(({ because }) => (because === null ? [] : [because])))];
  const counts = pieces.some((one) => one.counts);
  const planned = timeline.maintenances.filter((one) => Date.parse(one.from) < to && Date.parse(one.to) > from);
  const isBad = span.kind === 'down' || span.kind === 'degraded';
  return (
    <div className="grid gap-5">
      <Facts
        items={[
          { term: t('span.state'), value: <ServiceStateMark state={span.kind} /> },
          { term: t('span.from'), value: format.dayAndTime(from, timeZone) },
          { term: t('span.to'), value: format.dayAndTime(to, timeZone) },
          { term: t('span.zone'), value: timeZone },
          { term: t('span.lasted'), value: format.duration((to - from) / 1000) },
          ...(isBad ? [{ term: t('span.counts'), value: counts ? t('span.counted') : t('span.notCounted') }] : []),
        ]}
      />
      {whys.map((why) => (
        <p key={why}>{t(`span.because.${why}`)}</p>
      ))}
      {planned.map(({ maintenance, because, announcedAt }) => (
        <p key={maintenance}>
          {because === null
            ? t('span.plannedInTime', { at: format.dayAndTime(announcedAt, timeZone) })
            : t(`span.planned.${because}`, { at: format.dayAndTime(announcedAt, timeZone) })}
        </p>
      ))}
      {facts.length > 0 && mayRead && (
        <section aria-label={t('span.facts')}>
          <h3 className="mb-1.5 font-semibold">{t('span.facts')}</h3>
          <ul className="grid gap-2">
            {facts.slice(0, 50).map((fact) => (
              <FactLine key={fact} fact={fact} timeZone={timeZone} />
            ))}
          </ul>
        </section>
      )}
      <TextLink
        to="/agreements/$agreement"
        params={{ agreement: timeline.agreement }}
        hash={`targets.${timeline.target}`}
      >
        {t('clause')}
      </TextLink>
    </div>
  );
}
