import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, client, type ProblemError, type Schemas } from '../../../api/client.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { ErrorState } from '../../../kit/feedback/error-state.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { useFormat } from '../../../words/format.ts';
import { DraftSummary } from './draft-summary.tsx';
import { keepDraft } from './kept-draft.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { shownAnswer } from './shown-answer.ts';
import { TemplateField } from './template-field.tsx';
import { usePublishing } from './use-publishing.ts';
import { useRested } from './use-rested.ts';

type Template = Schemas['Template'];
type Answers = Readonly<Record<string, string>>;

/** At most ten fields, the agreement that they make beside them, and its publication. */
export function TemplateForm({ template }: { readonly template: Template }) {
  const { t } = useTranslation('agreements');
  const navigate = useNavigate();
  const format = useFormat();
  const [answers, setAnswers] = useState<Answers>(() =>
    Object.fromEntries(template.fields.map((field) => [field.id, shownAnswer(field, format)])),
  );
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isWhole, setWhole] = useState(false);
  const publishing = usePublishing();
  const filled = useFilled(template.id, answers);
  const write = () => fill(template.id, answers).then(({ text }) => text);
  // Of a form that nobody has sent yet only what was written in is looked at.
  const found = publishing.refusal?.problem.errors ?? filled.error?.problem.errors ?? [];
  const faults = found
    .filter(({ pointer }) => isWhole || touched.has(pointer?.replace('/answers/', '') ?? ''))
    // The field says already what helps.
    .map(({ pointer, message }) => ({ pointer, message }));
  const submit = () => {
    setWhole(true);
    publishing.prepare(write);
  };
  const toText = async () => {
    setWhole(true);
    keepDraft(await write());
    await navigate({ to: '/agreements/new', search: { way: 'file' } });
  };
  return (
    <div className="grid min-w-0 items-start gap-6 lg:grid-cols-2">
      <Form faults={faults} onSubmit={submit} label={template.title} className="grid min-w-0 gap-5">
        <div className="grid min-w-0 gap-x-6 gap-y-4 sm:grid-cols-2">
          {template.fields.map((field) => (
            <TemplateField
              key={field.id}
              field={field}
              value={answers[field.id] ?? ''}
              onChange={(value) => {
                setAnswers((before) => ({ ...before, [field.id]: value }));
                setTouched((before) => new Set(before).add(field.id));
                publishing.forget();
              }}
            />
          ))}
        </div>
        {publishing.refusal && found.length === 0 && <ErrorState error={publishing.refusal} />}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="main" isPending={publishing.isPreparing}>
            {t('publish.open')}
          </Button>
          <Button disabled={filled.last === undefined || filled.error !== null} onClick={() => void toText()}>
            {t('template.toText')}
          </Button>
        </div>
      </Form>
      <Card className="lg:sticky lg:top-18">
        <DraftSummary summary={filled.last?.summary ?? null} isStale={filled.error !== null} />
      </Card>
      <PublishDialog publishing={publishing} />
    </div>
  );
}

/** What the server writes from the answers, once typing rests. What it wrote last stays as long as it refuses. */
function useFilled(template: string, answers: Answers) {
  const { i18n } = useTranslation();
  const rested = useRested(answers, 350);
  const [last, setLast] = useState<Schemas['FilledTemplate']>();
  const { data, error } = useQuery<Schemas['FilledTemplate'], ProblemError>({
    queryKey: ['filled template', template, rested, i18n.language],
    queryFn: () => fill(template, rested),
    retry: false,
  });
  if (data !== undefined && data !== last) setLast(data);
  return { last, error };
}

function fill(template: string, answers: Answers): Promise<Schemas['FilledTemplate']> {
  const told = Object.fromEntries(
    Object.entries(answers).map(([field, text]) => [field, text.trim() === '' ? null : text.trim()]),
  );
  const params = { path: { template } };
  // The document's own type: the client's loses lists that are read only.
  return answer(client.POST('/api/v1/templates/{template}/fill', { params, body: { answers: told } }) as never);
}
