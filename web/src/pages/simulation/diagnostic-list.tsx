import { useTranslation } from 'react-i18next';
import { StateMark } from '../../kit/feedback/state-mark.tsx';

/** What is to say of a text: where, what, and the way out. */
export interface Said {
  readonly code: string;
  readonly level?: 'error' | 'warning' | 'info';
  readonly line?: number | null;
  readonly column?: number | null;
  readonly message: string;
  readonly help: string | null;
}

interface DiagnosticListProps {
  readonly items: readonly Said[];
  /** The text they speak of: the lines are shown. */
  readonly text?: string | null;
}

const MARKS = { error: 'late', warning: 'soon', info: 'onTime' } as const;

/** What is wrong with a text, line by line. */
export function DiagnosticList({ items, text = null }: DiagnosticListProps) {
  const { t } = useTranslation('simulation');
  const lines = text?.split('\n') ?? [];
  if (items.length === 0) return null;
  return (
    <ul className="grid gap-3">
      {items.map((item) => {
        const level = item.level ?? 'error';
        const place = item.line == null ? null : t('text.line', { line: item.line, column: item.column ?? 1 });
        const source = item.line == null ? undefined : lines[item.line - 1];
        return (
          <li key={`${item.code} ${item.line} ${item.column} ${item.message}`} className="grid gap-0.5">
            <span className="flex flex-wrap items-baseline gap-x-3">
              <StateMark state={MARKS[level]} word={t(`text.level.${level}`)} />
              {place && <span className="text-sm text-ink-soft">{place}</span>}
            </span>
            <span className="wrap-anywhere">{item.message}</span>
            {source !== undefined && source.trim() !== '' && (
              <code className="overflow-x-auto rounded-sm bg-sunken px-2 py-1 text-sm whitespace-pre">{source}</code>
            )}
            {item.help && <span className="text-sm text-ink-soft wrap-anywhere">{item.help}</span>}
          </li>
        );
      })}
    </ul>
  );
}
