import { useTranslation } from 'react-i18next';
import type { EditorDiagnostic } from '../../../../app/text-editor/text-editor.tsx';
import { Button } from '../../../../kit/controls/button.tsx';

interface MappingFaultsProps {
  readonly diagnostics: readonly EditorDiagnostic[];
  readonly onLine: (line: number) => void;
}

/** What is wrong with a mapping, each with the way to its place. */
export function MappingFaults({ diagnostics, onLine }: MappingFaultsProps) {
  const { t } = useTranslation('settings-sources');
  if (diagnostics.length === 0) return null;
  return (
    <div role="alert" className="grid gap-2 rounded-md border border-late bg-late-soft px-4 py-3">
      <p className="font-semibold text-late">{t('mapping.faults')}</p>
      <ul className="grid gap-2">
        {diagnostics.map(({ code, line, message, help }) => (
          <li key={`${code} ${line} ${message}`} className="flex flex-wrap items-start gap-x-3 gap-y-1">
            <Button size="small" onClick={() => onLine(line ?? 1)}>
              {t('mapping.toLine', { line })}
            </Button>
            <span className="min-w-0 grow basis-64">
              {message}
              {help !== null && <span className="block text-sm text-ink-soft">{help}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
