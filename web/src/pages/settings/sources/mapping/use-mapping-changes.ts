import { useTranslation } from 'react-i18next';
import { ProblemError, type Schemas } from '../../../../api/client.ts';
import { send } from '../../../../api/send.ts';
import type { EditorDiagnostic } from '../../../../app/text-editor/text-editor.tsx';
import { useChange } from '../../parts/use-change.ts';

type Source = Schemas['Source'];
const SOURCES = ['/api/v1/sources', '/api/v1/sources/{source}'];
const NONE: readonly EditorDiagnostic[] = [];

interface Tried {
  readonly mapping: string;
  readonly example: string | null;
}

/** What is done with a mapping, and what the server finds wrong with the one that was tried or put in use last. */
export function useMappingChanges(source: Source, onText: (text: string) => void) {
  const { t } = useTranslation('settings-sources');
  const params = { path: { source: source.source } };
  const tried = useChange(
    ({ mapping, example }: Tried) =>
      send('POST', '/api/v1/sources/{source}/preview', {
        params,
        body: { mapping, example: example === null ? null : { body: example } },
      }),
    { isInForm: true },
  );
  const kept = useChange(
    (mapping: string) => send('PUT', '/api/v1/sources/{source}/draft', { params, body: { mapping } }),
    { renews: SOURCES, says: () => t('mapping.kept') },
  );
  const published = useChange(() => send('POST', '/api/v1/sources/{source}/publication', { params }), {
    renews: SOURCES,
    says: () => t('mapping.published'),
  });
  const discarded = useChange(() => send('DELETE', '/api/v1/sources/{source}/draft', { params }), {
    renews: SOURCES,
    says: () => t('mapping.discarded'),
    onDone: (now) => onText(now.mapping),
  });
  return { tried, kept, published, discarded, diagnostics: diagnosticsOf(tried.error ?? published.error) };
}

// The same list for the same error: the editor draws anew when it is given another.
const lists = new WeakMap<Error, readonly EditorDiagnostic[]>();

/** The faults of a mapping at their places. */
function diagnosticsOf(error: Error | null): readonly EditorDiagnostic[] {
  if (!(error instanceof ProblemError)) return NONE;
  const known = lists.get(error);
  if (known !== undefined) return known;
  const made = (error.problem.errors ?? []).map(({ code, level = 'error', line = 1, column = 1, message, help }) => ({
    code,
    level,
    line,
    column,
    // To the end of the line: the server names where it begins.
    endLine: line + 2,
    endColumn: 1,
    message,
    help,
  }));
  lists.set(error, made);
  return made;
}
