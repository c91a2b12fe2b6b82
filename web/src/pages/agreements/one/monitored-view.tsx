import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonText } from '../../../kit/feedback/skeleton.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { type OfVersion, type Reading, useReading } from './reading.ts';
import { BlockView } from './text/block-view.tsx';

const SECTIONS = ['monitored', 'availability', 'contacts'];

/** What is recorded for each promise and when it warns, how availability is measured, and who is told. */
export function MonitoredView(of: OfVersion) {
  const { t } = useTranslation('agreements');
  const query = useReading(of);
  return (
    <QueryState
      query={query}
      skeleton={<SkeletonText lines={12} />}
      isEmpty={(reading) => shown(reading).length === 0}
      empty={<EmptyState title={t('monitored.none')}>{t('monitored.noneLead')}</EmptyState>}
    >
      {(reading) => (
        <>
          {shown(reading).map(({ id, title, blocks }) => (
            <Section key={id} title={title}>
              <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2.5">
                {blocks.map((block, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a document never move
                  <BlockView key={at} block={block} />
                ))}
              </div>
            </Section>
          ))}
        </>
      )}
    </QueryState>
  );
}

function shown({ sections }: Reading) {
  return SECTIONS.flatMap((id) => sections.filter((section) => section.id === id && section.blocks.length > 0));
}
