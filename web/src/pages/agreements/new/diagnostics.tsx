import { useTranslation } from 'react-i18next';
import type { ProblemError, Schemas } from '../../../api/client.ts';
import { ErrorState } from '../../../kit/feedback/error-state.tsx';
import { IconCheck, IconInfo, IconWarning } from '../../../kit/icons/icons.tsx';
import { Disclosure } from '../../../kit/layout/disclosure.tsx';

type Diagnostic = Schemas['DiagnosticSpan'];
type Fault = NonNullable<Schemas['Problem']['errors']>[number];

interface DiagnosticsProps {
  readonly diagnostics: readonly Diagnostic[];
  /** What the server said when it was asked to publish the text. */
  readonly refusal: ProblemError | null;
  readonly onGo: (line: number, column: number) => void;
}

/** What there is to say about a text: what hinders first, each leading to its line. */
export function Diagnostics({ diagnostics, refusal, onGo }: DiagnosticsProps) {
  const { t } = useTranslation('agreements');
  const errors = diagnostics.filter(({ level }) => level === 'error');
  const hints = diagnostics.filter(({ level }) => level !== 'error');
  const refused = errors.length === 0 ? (refusal?.problem.errors ?? []).filter(hinders) : [];
  return (
    <section aria-label={t('check.title')} className="grid min-w-0 gap-3">
      <p role="status" className="flex items-center gap-2 font-semibold">
        {errors.length > 0 ? <IconWarning className="text-late" /> : <IconCheck className="text-on-time" />}
        {errors.length > 0 ? t('check.errors', { count: errors.length }) : t('check.sound')}
      </p>
      {errors.length > 0 && <Told told={errors} onGo={onGo} />}
      {refusal && errors.length === 0 && <ErrorState error={refusal} />}
      {refused.length > 0 && <Told told={refused} onGo={onGo} />}
      {hints.length > 0 && (
        <Disclosure summary={t('check.hints', { count: hints.length })}>
          <Told told={hints} onGo={onGo} />
        </Disclosure>
      )}
    </section>
  );
}

/** Warnings come along with what hinders, and are listed already. */
function hinders(fault: Fault): boolean {
  return (fault as { readonly level?: string }).level !== 'warning';
}

interface ToldProps {
  readonly told: readonly {
    readonly code?: string | null;
    readonly level?: string;
    readonly line?: number | null;
    readonly column?: number | null;
    readonly message: string;
    readonly help?: string | null;
  }[];
  readonly onGo: DiagnosticsProps['onGo'];
}

function Told({ told, onGo }: ToldProps) {
  const { t } = useTranslation('agreements');
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {told.map(({ code, level, line, column, message, help }) => (
        <li
          key={`${code} ${line} ${column} ${message}`}
          className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 px-3 py-2"
        >
          {level === 'error' ? (
            <IconWarning size={18} className="mt-px text-late" />
          ) : (
            <IconInfo size={18} className="mt-px text-ink-soft" />
          )}
          <div className="grid min-w-0 justify-items-start gap-0.5">
            <p className="wrap-anywhere">{message}</p>
            {help && <p className="text-ink-soft wrap-anywhere">{help}</p>}
            <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-ink-soft">
              {line != null && (
                <button
                  type="button"
                  onClick={() => onGo(line, column ?? 1)}
                  className="min-h-6 rounded-sm font-medium text-accent underline underline-offset-2 hover:text-accent-strong"
                >
                  {t('check.line', { line })}
                </button>
              )}
              {code && <code>{code}</code>}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
