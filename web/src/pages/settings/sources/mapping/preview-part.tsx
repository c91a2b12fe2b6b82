import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../../api/client.ts';
import { Card } from '../../../../kit/layout/card.tsx';
import { Disclosure } from '../../../../kit/layout/disclosure.tsx';
import { Section } from '../../../../kit/layout/section.tsx';
import { EventLines, ProblemLines } from '../outcome-lines.tsx';

type Preview = Schemas['MappingPreview'];

/** Which events a mapping gives of what was received. */
export function PreviewPart({ preview }: { readonly preview: Preview | null }) {
  const { t } = useTranslation('settings-sources');
  return (
    <Section title={t('mapping.preview')} lead={t('mapping.previewLead')}>
      <div aria-live="polite" className="grid gap-3">
        {preview === null && <p className="text-ink-soft">{t('mapping.nothing')}</p>}
        {preview?.payloads.length === 0 && <p className="text-ink-soft">{t('mapping.noPayload')}</p>}
        {preview?.payloads.map((one, at) => (
          <PreviewCard key={one.payload ?? `example ${at}`} tried={one} />
        ))}
        {preview !== null && preview.notTried > 0 && <p>{t('mapping.notTried', { count: preview.notTried })}</p>}
        {preview !== null && preview.unfilled.length > 0 && (
          <ul className="grid gap-1 text-soon">
            {preview.unfilled.map(({ entry, field, line }) => (
              <li key={`${entry} ${field}`}>{t('mapping.unfilled', { line, field })}</li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

function PreviewCard({ tried }: { readonly tried: Preview['payloads'][number] }) {
  const { t } = useTranslation('settings-sources');
  const { payload, events, problems, skipped } = tried;
  return (
    <Card className="grid gap-2">
      <h3 className="font-semibold wrap-anywhere">
        {payload === null ? t('mapping.ofExample') : t('mapping.ofPayload', { payload })}
      </h3>
      <EventLines events={events} />
      <ProblemLines problems={problems} />
      {skipped > 0 && <p className="text-ink-soft">{t('mapping.skipped', { count: skipped })}</p>}
      {events.length > 0 && (
        <Disclosure summary={t('payloads.events', { count: events.length })}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
          <pre tabIndex={0} className="max-h-96 overflow-auto rounded-md bg-sunken p-3 font-mono text-sm">
            {JSON.stringify(
              events.map(({ event }) => event),
              null,
              2,
            )}
          </pre>
        </Disclosure>
      )}
    </Card>
  );
}
