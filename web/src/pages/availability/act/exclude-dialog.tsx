import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../api/ask.ts';
import { answer, client, type ProblemError, type Schemas } from '../../../api/client.ts';
import { newKey } from '../../../api/new-key.ts';
import { useSelf } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { DateTimeField } from '../../../kit/controls/dates/date-field.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { ErrorState } from '../../../kit/feedback/error-state.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useZone } from '../use-zone.ts';
import { CustomerChoice } from './customer-choice.tsx';
import { REASONS, useReasonWords } from './reasons.ts';
import { takeBack } from './take-back.tsx';

interface ExcludeDialogProps {
  readonly service: Schemas['Service'];
  readonly onClose: () => void;
}

type Approval = Schemas['Self']['approves'][number];
type Granted = Schemas['GrantedExclusion'];

/** Takes time out of what is measured, with a reason and in the name of who is signed in. */
export function ExcludeDialog({ service, onClose }: ExcludeDialogProps) {
  const { t } = useTranslation('availability');
  const { approves } = useSelf();
  const [asked, setAsked] = useState({ customer: '', from: '', to: '', reason: '', evidence: '' });
  const [as, setAs] = useState<Approval | ''>(approves.length === 1 ? (approves[0] ?? '') : '');
  const tell = useGranted();
  const granting = useMutation<Granted, ProblemError>({
    mutationFn: () => {
      const body = {
        ...asked,
        service: service.service,
        customer: asked.customer || null,
        evidence: asked.evidence || null,
        as: as === '' ? null : as,
      };
      // The client's own type of a list within an answer is not one.
      return answer<Granted>(
        client.POST('/api/v1/exclusions', { body, headers: { 'idempotency-key': newKey() } }) as never,
      );
    },
    onSuccess: (granted) => {
      tell(granted);
      onClose();
    },
  });
  const faults = granting.error?.problem.errors;
  const isWhole = asked.from !== '' && asked.to !== '' && asked.reason !== '';
  const foot = (
    <>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button look="main" isPending={granting.isPending} disabled={!isWhole} onClick={() => granting.mutate()}>
        {t('exclude.verb')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('exclude.title', { service: service.title })} isOpen onClose={onClose} foot={foot}>
      <Form faults={faults} onSubmit={() => isWhole && granting.mutate()}>
        <p className="text-ink-soft">{t('exclude.lead')}</p>
        <Fields service={service} asked={asked} onAsked={(patch) => setAsked({ ...asked, ...patch })} />
        <Approver as={as} onAs={setAs} />
        {granting.error && (faults ?? []).length === 0 && <ErrorState error={granting.error} />}
      </Form>
    </Dialog>
  );
}

interface Asked {
  readonly customer: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly evidence: string;
}

interface FieldsProps {
  readonly service: Schemas['Service'];
  readonly asked: Asked;
  readonly onAsked: (patch: Partial<Asked>) => void;
}

function Fields({ service, asked, onAsked }: FieldsProps) {
  const { t } = useTranslation('availability');
  const { timeZone } = useZone([service], asked.customer);
  const reasonWords = useReasonWords();
  return (
    <>
      <CustomerChoice service={service} value={asked.customer} onChange={(customer) => onAsked({ customer })} />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateTimeField
          label={t('from')}
          value={asked.from}
          onChange={(from) => onAsked({ from })}
          pointer="/from"
          timeZone={timeZone}
        />
        <DateTimeField
          label={t('to')}
          value={asked.to}
          onChange={(to) => onAsked({ to })}
          pointer="/to"
          timeZone={timeZone}
        />
      </div>
      <Select
        label={t('exclude.reason')}
        help={t('exclude.reasonHelp')}
        value={asked.reason}
        onChange={(reason) => onAsked({ reason })}
        empty={t('exclude.choose')}
        pointer="/reason"
        options={REASONS.map((value) => ({ value, label: reasonWords(value) }))}
      />
      <TextField
        label={t('exclude.evidence')}
        help={t('exclude.evidenceHelp')}
        value={asked.evidence}
        onChange={(evidence) => onAsked({ evidence })}
        pointer="/evidence"
        isOptional
      />
    </>
  );
}

function Approver({ as, onAs }: { readonly as: Approval | ''; readonly onAs: (as: Approval | '') => void }) {
  const { t } = useTranslation('availability');
  const { approves, name, email, id } = useSelf();
  return (
    <>
      <p>{t('exclude.approver', { who: name ?? email ?? id })}</p>
      {approves.length > 1 && (
        <Select
          label={t('exclude.as')}
          value={as}
          onChange={onAs}
          empty={t('exclude.choose')}
          pointer="/as"
          options={approves.map((value) => ({ value, label: t(`approval.${value}`) }))}
        />
      )}
    </>
  );
}

/** Says what came of it, with the way to take it back. */
function useGranted(): (granted: Granted) => void {
  const { t } = useTranslation('availability');
  return ({ fact, effect }) => {
    void queryClient.invalidateQueries();
    const refusing = effect.filter(({ agreed }) => !agreed).length;
    const onUndo = () =>
      void takeBack(`${fact.source}/${fact.id}`, t('takeBack.undone')).then(
        () => {
          void queryClient.invalidateQueries();
          toast({ text: t('takeBack.done') });
        },
        () => toast({ text: t('takeBack.failed'), tone: 'fault' }),
      );
    toast({
      text: refusing === 0 ? t('exclude.done') : t('exclude.doneNotAgreed', { count: refusing }),
      undo: { onUndo },
    });
  };
}
