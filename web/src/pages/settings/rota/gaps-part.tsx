import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { StateShape } from '../../../kit/feedback/state-mark.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';

/** When nobody is on call within the next weeks. */
export function GapsPart({ rota }: { readonly rota: Schemas['Rota'] }) {
  const { t } = useTranslation('settings-alerting');
  const format = useFormat();
  const at = (instant: string) => format.dayAndTime(instant, rota.timeZone);
  return (
    <Section title={t('rota.gapsTitle')}>
      <ul className="grid gap-1 rounded-lg border border-soon bg-soon-soft px-4 py-3">
        {rota.gaps.map(({ from, to }) => (
          <li key={from} className="flex items-center gap-2">
            <StateShape state="soon" />
            {t('rota.span', { from: at(from), to: at(to) })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
