import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../../api/ask.ts';
import { answer, client, type ProblemError } from '../../../../api/client.ts';
import { newKey } from '../../../../api/new-key.ts';
import { Button } from '../../../../kit/controls/button.tsx';
import { Form } from '../../../../kit/controls/form.tsx';
import { Select } from '../../../../kit/controls/select.tsx';
import { TextArea } from '../../../../kit/controls/text-field.tsx';
import { toast } from '../../../../kit/feedback/toast-store.ts';
import { Dialog } from '../../../../kit/layout/dialog.tsx';
import { useFormat } from '../../../../words/format.ts';
import { itemOf, type Statement } from '../statement.ts';
import { useFigureName } from '../use-titles.ts';
import { type Declaration, figuresFor, isOfOne } from './declared.ts';

interface DeclareDialogProps {
  readonly agreement: string;
  readonly month: string;
  readonly statement: Statement;
  readonly declaration: Declaration;
  readonly onClose: () => void;
}

/** Records what a party said: of all of the month, or of one credit, penalty or bonus. */
export function DeclareDialog(props: DeclareDialogProps) {
  const { agreement, month, statement, declaration, onClose } = props;
  const { t } = useTranslation('statements');
  const format = useFormat();
  const items = useItems(statement, declaration);
  const [item, setItem] = useState(isOfOne(declaration) ? (items[0]?.value ?? '') : '');
  const [reason, setReason] = useState('');
  const declaring = useDeclare(agreement, month, declaration, onClose);
  const said = { title: statement.title, month: format.month(month) };
  const error = declaring.error?.problem;
  return (
    <Dialog title={t(`declare.title.${declaration}`, said)} isOpen onClose={onClose}>
      <Form
        faults={error && (error.errors?.length ? error.errors : [{ pointer: null, message: error.detail ?? '' }])}
        onSubmit={() => declaring.mutate({ item: item === '' ? null : item, reason: reason === '' ? null : reason })}
      >
        <p className="text-ink-soft">{t(`declare.lead.${declaration}`)}</p>
        {items.length > 0 && (
          <Select
            label={t('declare.item')}
            pointer="/item"
            value={item}
            onChange={setItem}
            {...(isOfOne(declaration) ? {} : { empty: t('declare.all') })}
            options={items}
          />
        )}
        <TextArea
          label={t('declare.reason')}
          pointer="/reason"
          isOptional
          value={reason}
          onChange={setReason}
          rows={3}
          maxLength={4_000}
        />
        <Button type="submit" look="main" isPending={declaring.isPending} className="justify-self-end">
          {t(`declare.verb.${declaration}`, said)}
        </Button>
      </Form>
    </Dialog>
  );
}

/** The credits, penalties and bonuses of the month that it can be said of, by their ids. */
function useItems(
  statement: Statement,
  declaration: Declaration,
): readonly { readonly value: string; readonly label: string }[] {
  const nameOf = useFigureName(statement.agreement);
  const all = figuresFor(declaration, statement).map((figure) => [itemOf(figure), nameOf(figure)] as const);
  return [...new Map(all)].map(([value, label]) => ({ value, label }));
}

interface Saying {
  readonly item: string | null;
  readonly reason: string | null;
}

function useDeclare(agreement: string, month: string, declaration: Declaration, onDone: () => void) {
  const { t } = useTranslation('statements');
  return useMutation<unknown, ProblemError, Saying>({
    mutationFn: ({ item, reason }) =>
      answer(
        client.POST('/api/v1/statements/{agreement}/{month}/declarations', {
          params: { path: { agreement, month } },
          body: { declaration, item, reason },
          headers: { 'Idempotency-Key': newKey() },
        }),
      ),
    onSuccess: async () => {
      toast({ text: t(`declare.done.${declaration}`) });
      onDone();
      await Promise.all(
        ['/api/v1/events', '/api/v1/statements/{agreement}/{month}/preview'].map((path) =>
          queryClient.invalidateQueries({ queryKey: [path] }),
        ),
      );
    },
  });
}
