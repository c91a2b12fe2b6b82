import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { IconWarning } from '../../../kit/icons/icons.tsx';
import { ButtonLink } from '../../../kit/layout/links.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { DiagnosticList } from '../diagnostic-list.tsx';

/** Why a simulation found nothing: in the server's words, with the lines of the draft. */
export function Failed({ found }: { readonly found: Schemas['Simulation'] }) {
  const { t } = useTranslation('simulation');
  const problem: Schemas['Problem'] | null = found.problem;
  const faults = problem?.errors ?? [];
  return (
    <>
      <div role="alert" className="flex gap-3 rounded-lg border border-line-strong bg-surface px-5 py-4">
        <IconWarning className="mt-px text-late" />
        <div className="grid min-w-0 justify-items-start gap-1">
          <p className="font-semibold">{t('failed.title')}</p>
          <p className="max-w-2xl text-ink-soft wrap-anywhere">{problem?.detail ?? t('failed.lead')}</p>
          <ButtonLink size="small" to="/simulation/new" className="mt-2">
            {t('failed.again')}
          </ButtonLink>
        </div>
      </div>
      {faults.length > 0 && (
        <Section title={t('failed.diagnostics')}>
          <DiagnosticList items={faults} text={found.text} />
        </Section>
      )}
    </>
  );
}
