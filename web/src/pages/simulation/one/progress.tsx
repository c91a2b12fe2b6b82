import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { Spinner } from '../../../kit/feedback/spinner.tsx';
import { IconCheck } from '../../../kit/icons/icons.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { useFormat } from '../../../words/format.ts';

const STEPS = ['waiting', 'reading', 'judging', 'drawing', 'confirming', 'pricing'] as const;

/** How far a simulation is: what is done, what is being done, what is still to come. No guess at the time left. */
export function Progress({ found }: { readonly found: Schemas['Simulation'] }) {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  const doing = found.state === 'queued' ? 'waiting' : (found.progress?.doing ?? 'reading');
  const at = STEPS.indexOf(doing);
  const events = found.progress?.events ?? 0;
  const words = (step: (typeof STEPS)[number]) => {
    if (step === 'waiting') {
      const before = found.waiting ?? 0;
      return before === 0 ? t('step.next') : t('step.waiting', { count: before });
    }
    if (step === 'reading' && events > 0) return t('step.readingEvents', { count: events, n: format.number(events) });
    return t(`step.${step}`);
  };
  return (
    <Card>
      <p role="status" className="sr-only">
        {words(doing)}
      </p>
      <ol className="grid gap-3">
        {STEPS.map((step, place) => (
          <li
            key={step}
            aria-current={place === at ? 'step' : undefined}
            className={`flex items-center gap-3 ${place === at ? 'font-semibold' : place < at ? '' : 'text-ink-faint'}`}
          >
            <span className="grid size-6 place-items-center">
              {place < at && <IconCheck size={18} className="text-on-time" />}
              {place === at && <Spinner size={18} />}
              {place > at && <span className="size-1.5 rounded-full bg-line-strong" />}
            </span>
            <span>
              {place < at && <span className="sr-only">{t('step.done')} </span>}
              {step === 'waiting' && place < at ? t('step.waited') : words(step)}
            </span>
          </li>
        ))}
      </ol>
      <p className="mt-5 text-ink-soft">
        {t('step.leave')} <TextLink to="/simulation">{t('step.toList')}</TextLink>
      </p>
    </Card>
  );
}
