import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../api/ask.ts';
import { answer, client, type ProblemError } from '../../../api/client.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { ErrorState } from '../../../kit/feedback/error-state.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { Dialog } from '../../../kit/layout/dialog.tsx';

interface RegisterDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** `Clinique Saint-Roch` as `clinique-saint-roch`. */
function idOf(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join('-')
    .slice(0, 60);
}

/** A customer by name, before any agreement names it. */
export function RegisterDialog({ isOpen, onClose }: RegisterDialogProps) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [typedId, setTypedId] = useState<string | null>(null);
  const customer = typedId ?? idOf(name);
  const registering = useMutation<unknown, ProblemError>({
    mutationFn: () =>
      answer(client.PUT('/api/v1/customers/{customer}', { params: { path: { customer } }, body: { name } })),
    onSuccess: () => {
      void queryClient.invalidateQueries();
      toast({ text: t('register.done', { name }) });
      close();
      void navigate({ to: '/customers/$customer', params: { customer } });
    },
  });
  const close = () => {
    setName('');
    setTypedId(null);
    registering.reset();
    onClose();
  };
  const faults = registering.error?.problem.errors;
  const foot = (
    <>
      <Button onClick={close}>{t('cancel')}</Button>
      <Button
        look="main"
        isPending={registering.isPending}
        disabled={name.trim() === '' || customer === ''}
        onClick={() => registering.mutate()}
      >
        {t('register.verb')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('register.open')} isOpen={isOpen} onClose={close} foot={foot} size="small">
      <Form faults={faults} onSubmit={() => registering.mutate()} label={t('register.open')}>
        <TextField label={t('register.name')} value={name} onChange={setName} pointer="/name" isRequired autoFocus />
        <TextField
          label={t('register.id')}
          help={t('register.idHelp')}
          value={customer}
          onChange={setTypedId}
          pointer="/customer"
          isRequired
        />
        {registering.error && (faults ?? []).length === 0 && <ErrorState error={registering.error} />}
      </Form>
    </Dialog>
  );
}
