import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, client } from '../../../api/client.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Checkbox } from '../../../kit/controls/checkbox.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { IconDocument } from '../../../kit/icons/icons.tsx';
import { useFaults } from '../hand/use-record.ts';
import { filtersIn } from '../search.ts';
import { useTodaySearch } from '../use-today.ts';

/** A new link; its secret is shown once. It shows what the board is narrowed down to now. */
export function MakeLink() {
  const { t } = useTranslation('ticket');
  const queries = useQueryClient();
  const { who, ...search } = useTodaySearch();
  const [name, setName] = useState('');
  const [namesCustomers, setNames] = useState(false);
  const { faults, setFaults, refused } = useFaults();
  const [address, setAddress] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const filter = {
    ...Object.fromEntries(filtersIn(search).map(([key, value]) => [key, [value]])),
    ...(who === 'nobody' ? { unassigned: true } : {}),
  };
  const make = async () => {
    setPending(true);
    setFaults([]);
    try {
      const { secret } = await answer(client.POST('/api/v1/wall-links', { body: { name, namesCustomers, filter } }));
      setAddress(`${location.origin}/wall#${secret}`);
      setName('');
      void queries.invalidateQueries({ queryKey: ['/api/v1/wall-links'] });
    } catch (error) {
      refused(error);
    }
    setPending(false);
  };
  if (address !== null) return <Secret address={address} onDone={() => setAddress(null)} />;
  return (
    <Form faults={faults} onSubmit={() => void make()} label={t('wall.make')} className="grid gap-3">
      <TextField
        label={t('wall.name')}
        pointer="/name"
        value={name}
        onChange={setName}
        placeholder={t('wall.namePlaceholder')}
      />
      <Checkbox isSelected={namesCustomers} onChange={setNames} help={t('wall.namesHelp')}>
        {t('wall.names')}
      </Checkbox>
      {Object.keys(filter).length > 0 && <p className="text-sm text-ink-soft">{t('wall.filtered')}</p>}
      <div>
        <Button look="main" type="submit" isPending={isPending}>
          {t('wall.make')}
        </Button>
      </div>
    </Form>
  );
}

function Secret({ address, onDone }: { readonly address: string; readonly onDone: () => void }) {
  const { t } = useTranslation('ticket');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      toast({ text: t('wall.copied') });
    } catch {
      // Without a secure connection a browser lets no page copy.
      toast({ text: t('wall.notCopied'), tone: 'fault' });
    }
  };
  return (
    <div role="status" className="grid gap-2 rounded-md border border-line bg-accent-soft p-3">
      <p className="font-medium">{t('wall.once')}</p>
      <p className="font-mono text-sm wrap-anywhere" data-secret="">
        {address}
      </p>
      <div className="flex gap-2">
        <Button size="small" icon={<IconDocument size={16} />} onClick={() => void copy()}>
          {t('wall.copy')}
        </Button>
        <Button size="small" look="quiet" onClick={onDone}>
          {t('wall.kept')}
        </Button>
      </div>
    </div>
  );
}
