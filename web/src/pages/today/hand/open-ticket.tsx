import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { ComboBox } from '../../../kit/controls/combo-box.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { SuggestField } from '../../../kit/controls/suggest/suggest-field.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useOpening } from '../use-today.ts';
import { openByHand } from './record.ts';
import { useChoices } from './use-choices.ts';
import { useFaults, useUndo } from './use-record.ts';

const EMPTY = { service: '', priority: '', type: '', channel: '', team: '', ticket: '', title: '' };
const CHOSEN = ['service', 'priority', 'type', 'channel', 'team'] as const;

/** A ticket of those who have no helpdesk, or one that was told by telephone. */
export function OpenTicket({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('ticket');
  const { open } = useOpening();
  const undo = useUndo();
  const customers = useQuery(ask('/api/v1/customers')).data?.items ?? [];
  const [customer, setCustomer] = useState<string | null>(null);
  const choices = useChoices(customer);
  const [given, setGiven] = useState(EMPTY);
  const { faults, setFaults, refused } = useFaults();
  const [isPending, setPending] = useState(false);
  const text = (name: keyof typeof EMPTY) => ({
    label: t(`open.${name === 'title' ? 'subject' : name}`),
    pointer: `/${name}`,
    isOptional: true,
    value: given[name],
    onChange: (value: string) => setGiven({ ...given, [name]: value }),
  });
  const submit = async () => {
    if (customer === null) return setFaults([{ pointer: '/customer', message: t('open.customerMissing') }]);
    setPending(true);
    try {
      const texts = Object.entries(given).map(([name, value]) => [name, value.trim()] as const);
      const said = Object.fromEntries(texts.filter(([, value]) => value !== ''));
      const kept = await openByHand({ customer, ...said });
      const ticket = kept.ticket?.ticket ?? given.ticket;
      const way = undo(kept.event);
      toast({ text: t('open.done', { ticket }), ...(way === undefined ? {} : { undo: way }) });
      onClose();
      if (ticket !== '') open(ticket);
    } catch (error) {
      refused(error);
      setPending(false);
    }
  };
  return (
    <Dialog
      title={t('open.title')}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="main" isPending={isPending} onClick={() => void submit()}>
            {t('open.verb')}
          </Button>
        </>
      }
    >
      <Form faults={faults} onSubmit={() => void submit()} label={t('open.title')}>
        <p className="text-ink-soft">{t('open.lead')}</p>
        <ComboBox
          label={t('open.customer')}
          pointer="/customer"
          value={customer}
          onChange={setCustomer}
          options={customers.map(({ customer: value, name }) => ({ value, label: name }))}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          {CHOSEN.map((name) => (
            <SuggestField key={name} {...text(name)} options={choices[name]} />
          ))}
          <TextField {...text('ticket')} help={t('open.ticketHelp')} />
        </div>
        <TextField {...text('title')} help={t('open.titleHelp')} />
      </Form>
    </Dialog>
  );
}
