import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useMay } from '../../../api/session.ts';
import { FileDrop } from '../../../kit/controls/file-drop.tsx';
import { TextArea } from '../../../kit/controls/text-field.tsx';
import { StateMark } from '../../../kit/feedback/state-mark.tsx';
import { checkDraft } from '../check-draft.ts';
import { DiagnosticList } from '../diagnostic-list.tsx';
import type { PartProps } from './simulation-form.tsx';

/** A draft, pasted or from a file; what is wrong with it is told while one types. */
export function DraftText({ answers, set, isMissing }: PartProps & { readonly isMissing: boolean }) {
  const { t } = useTranslation('simulation');
  const checked = useChecked(answers.text);
  const read = (files: readonly File[]) => void files[0]?.text().then((text) => set({ text }));
  return (
    <div className="grid gap-3">
      <FileDrop label={t('text.file')} accept=".yaml,.yml,.json" onFiles={read} />
      <TextArea
        label={t('text.label')}
        pointer="/draft"
        {...(isMissing && answers.text.trim() === '' ? { fault: t('what.missing') } : {})}
        value={answers.text}
        onChange={(text) => set({ text })}
        rows={12}
        isMono
      />
      <div role="status" className="grid gap-2">
        {checked && <Checked checked={checked} />}
      </div>
    </div>
  );
}

function Checked({ checked }: { readonly checked: Schemas['CheckedDraft'] }) {
  const { t } = useTranslation('simulation');
  const { diagnostics, summary } = checked;
  const errors = diagnostics.filter(({ level }) => level === 'error').length;
  return (
    <>
      {errors > 0 && <StateMark state="late" word={t('text.errors', { count: errors })} />}
      {errors === 0 && summary !== null && (
        <StateMark state="onTime" word={t('text.fine', { title: summary.title, count: summary.promises.length })} />
      )}
      <DiagnosticList items={diagnostics.filter(({ level }) => level !== 'info')} />
    </>
  );
}

/** What is to say of a text, once typing rests; null where there is none or nobody may ask. */
function useChecked(text: string): Schemas['CheckedDraft'] | null {
  const may = useMay();
  const rested = useDeferredValue(useRested(text, 400));
  const { data } = useQuery({
    ...checkDraft(rested),
    enabled: rested.trim() !== '' && may('agreements:write'),
    placeholderData: (before) => before,
  });
  return rested.trim() === '' ? null : (data ?? null);
}

function useRested(text: string, ms: number): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return rested;
}
