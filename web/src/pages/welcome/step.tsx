import { Children, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconCheck } from '../../kit/icons/icons.tsx';

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly isDone: boolean;
  /** What it is for, as long as it is not done. */
  readonly lead: ReactNode;
  /** What came of it, once it is done. */
  readonly result?: ReactNode;
  /** What can be done. */
  readonly children?: ReactNode;
}

/** One of the first steps: its number or its tick, what it is for, what to do. */
export function Step({ number, title, isDone, lead, result, children }: StepProps) {
  const { t } = useTranslation('welcome');
  return (
    <li className="flex min-w-0 gap-3 rounded-lg border border-line bg-surface p-4 sm:gap-4 sm:p-5">
      <span
        aria-hidden="true"
        className={`grid size-8 shrink-0 place-items-center rounded-full border font-semibold ${isDone ? 'border-transparent bg-on-time-soft text-on-time' : 'border-line-strong text-ink-soft'}`}
      >
        {isDone ? <IconCheck size={18} /> : number}
      </span>
      <div className="grid min-w-0 grow justify-items-start gap-1 pt-1">
        <h2 className="text-lg font-semibold">
          {title}
          {isDone && <span className="sr-only"> · {t('done')}</span>}
        </h2>
        <div className="max-w-2xl text-ink-soft text-pretty wrap-anywhere">{isDone ? (result ?? lead) : lead}</div>
        {Children.toArray(children).length > 0 && (
          <div className="mt-3 grid w-full justify-items-start gap-3">{children}</div>
        )}
      </div>
    </li>
  );
}
