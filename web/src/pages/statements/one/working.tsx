import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../words/format.ts';
import type { Step } from './statement.ts';

/** How a figure came about, step by step, with the facts that each step rests on. */
export function Working({ steps }: { readonly steps: readonly Step[] }) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  return (
    <ol className="grid list-decimal gap-1 pl-5">
      {steps.map(({ step, because, evidence }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own and never move
        <li key={`${at} ${step}`} className="wrap-anywhere">
          {because}
          {evidence.length > 0 && (
            <span className="block text-sm text-ink-soft">
              {t('working.evidence', { count: evidence.length, facts: format.list(evidence) })}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
