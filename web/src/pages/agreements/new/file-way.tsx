import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, client, type ProblemError, type Schemas } from '../../../api/client.ts';
import { Piece } from '../../../app/failed/piece.tsx';
import type { EditorHandle } from '../../../app/text-editor/text-editor.tsx';
import { Button } from '../../../kit/controls/button.tsx';
import { DateField } from '../../../kit/controls/dates/date-field.tsx';
import { FileDrop } from '../../../kit/controls/file-drop.tsx';
import { ErrorState } from '../../../kit/feedback/error-state.tsx';
import { SkeletonText } from '../../../kit/feedback/skeleton.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { DraftSummary } from './draft-summary.tsx';
import { withEffective } from './effective.ts';
import { useKeptDraft } from './kept-draft.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { readText } from './read-text.ts';
import { usePublishing } from './use-publishing.ts';
import { useRested } from './use-rested.ts';

// The editor is large, and nobody but who writes a text needs it.
const TextEditor = lazy(() =>
  import('../../../app/text-editor/text-editor.tsx').then((module) => ({ default: module.TextEditor })),
);

/** A text from a file, or written here: checked as it is written, then published. */
export function FileWay() {
  const { t } = useTranslation('agreements');
  const { text, write } = useKeptDraft();
  const editor = useRef<EditorHandle>(null);
  const publishing = usePublishing();
  const checked = useChecked(text);
  const change = (next: string) => {
    if (next === text) return;
    write(next);
    publishing.forget();
  };
  const diagnostics = checked.data?.diagnostics ?? [];
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
        <FileInput onText={change} />
        <Piece>
          <Suspense fallback={<SkeletonText lines={12} />}>
            <TextEditor
              ref={editor}
              label={t('file.editor')}
              help={t('file.editorHelp')}
              value={text}
              onChange={change}
              diagnostics={text.trim() === '' ? [] : diagnostics}
            />
          </Suspense>
        </Piece>
        {checked.error && <ErrorState error={checked.error} />}
        {text.trim() !== '' && checked.data && (
          <Diagnostics
            diagnostics={diagnostics}
            refusal={publishing.refusal}
            onGo={(line, column) => editor.current?.goTo(line, column)}
          />
        )}
      </div>
      <Card className="grid gap-5 xl:sticky xl:top-18">
        <DraftSummary summary={text.trim() === '' ? null : (checked.data?.summary ?? null)} isStale={false} />
        {checked.data?.summary && (
          <DateField
            label={t('file.effective')}
            help={t('file.effectiveHelp')}
            value={checked.data.summary.effective}
            onChange={(date) => date !== '' && change(withEffective(text, date))}
          />
        )}
        <div>
          <Button
            look="main"
            isPending={publishing.isPreparing}
            disabled={text.trim() === ''}
            onClick={() => publishing.prepare(() => Promise.resolve(text))}
          >
            {t('publish.open')}
          </Button>
        </div>
      </Card>
      <PublishDialog publishing={publishing} />
    </div>
  );
}

// The document's own type: the client's loses lists that are read only.
const check = (text: string) =>
  answer<Schemas['CheckedDraft']>(client.POST('/api/v1/agreements/check', { body: { text } }) as never);

/** What the server says about the text, once typing rests. */
function useChecked(text: string) {
  const { i18n } = useTranslation();
  const rested = useRested(text, 350);
  return useQuery<Schemas['CheckedDraft'], ProblemError>({
    queryKey: ['checked draft', rested, i18n.language],
    queryFn: () => check(rested),
    enabled: rested.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
}

function FileInput({ onText }: { readonly onText: (text: string) => void }) {
  const { t } = useTranslation('agreements');
  const [fault, setFault] = useState<string>();
  const take = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    const read = await readText(file);
    setFault(read.kind === 'text' ? undefined : t(`file.${read.kind}`, { name: file.name }));
    if (read.kind === 'text') onText(read.text);
  };
  return (
    <FileDrop
      label={t('file.choose')}
      accept=".yaml,.yml,text/yaml,application/yaml"
      help={t('file.chooseHelp')}
      fault={fault}
      onFiles={(files) => void take(files)}
    />
  );
}
