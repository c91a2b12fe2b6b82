import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../../api/client.ts';
import { useMay } from '../../../../api/session.ts';
import { type EditorHandle, TextEditor } from '../../../../app/text-editor/text-editor.tsx';
import { Button } from '../../../../kit/controls/button.tsx';
import { TextArea } from '../../../../kit/controls/text-field.tsx';
import { Badge } from '../../../../kit/feedback/badge.tsx';
import { Confirm } from '../../../../kit/layout/confirm.tsx';
import { Section } from '../../../../kit/layout/section.tsx';
import { MappingFaults } from './mapping-faults.tsx';
import { PreviewPart } from './preview-part.tsx';
import { useMappingChanges } from './use-mapping-changes.ts';

/** The mapping of a source: written, tried on what was received, kept as a draft, put in use. */
export function MappingView({ source }: { readonly source: Schemas['Source'] }) {
  const { t } = useTranslation('settings-sources');
  const mayWrite = useMay()('sources:write');
  const editor = useRef<EditorHandle>(null);
  const [text, setText] = useState(source.draft ?? source.mapping);
  const [example, setExample] = useState('');
  const [isPublishing, setPublishing] = useState(false);
  const { tried, kept, published, discarded, diagnostics } = useMappingChanges(source, setText);
  const publish = async () => {
    await kept.mutateAsync(text);
    await published.mutateAsync(undefined);
  };
  const isChanged = text !== (source.draft ?? source.mapping);
  return (
    <>
      <Section
        title={t('view.mapping')}
        lead={source.draft === null ? t('mapping.inUse') : t('mapping.draft')}
        aside={source.draft !== null && <Badge tone="soon">{t('mapping.isDraft')}</Badge>}
      >
        <div className="grid min-w-0 gap-4">
          <TextEditor
            ref={editor}
            label={t('mapping.editor')}
            help={t('mapping.editorHelp')}
            value={text}
            onChange={setText}
            diagnostics={diagnostics}
          />
          <MappingFaults diagnostics={diagnostics} onLine={(line) => editor.current?.goTo(line, 1)} />
          <TextArea
            label={t('mapping.example')}
            help={t('mapping.exampleHelp')}
            isMono
            isOptional
            rows={4}
            value={example}
            onChange={setExample}
          />
          <div className="flex flex-wrap gap-2">
            <Button
              look="main"
              isPending={tried.isPending}
              onClick={() => tried.mutate({ mapping: text, example: example.trim() === '' ? null : example })}
            >
              {t('mapping.try')}
            </Button>
            {mayWrite && (
              <>
                <Button isPending={kept.isPending} disabled={!isChanged} onClick={() => kept.mutate(text)}>
                  {t('mapping.keep')}
                </Button>
                <Button disabled={text === source.mapping} onClick={() => setPublishing(true)}>
                  {t('mapping.publish')}
                </Button>
                {source.draft !== null && (
                  <Button look="quiet" isPending={discarded.isPending} onClick={() => discarded.mutate(undefined)}>
                    {t('mapping.discard')}
                  </Button>
                )}
              </>
            )}
          </div>
        </div>
      </Section>
      <PreviewPart preview={tried.data ?? null} />
      <Confirm
        title={t('mapping.publishTitle')}
        isOpen={isPublishing}
        onClose={() => setPublishing(false)}
        verb={t('mapping.publish')}
        isDanger={false}
        onConfirm={publish}
      >
        <p>{t('mapping.publishLead')}</p>
      </Confirm>
    </>
  );
}
