import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useWholeList } from '../../../api/pages.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { DateTimeField } from '../../../kit/controls/dates/date-field.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { NumberField } from '../../../kit/controls/number-field.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { usePersonName } from '../parts/use-names.ts';
import { useShifts } from './use-shifts.ts';

/** One shift more. */
export function AddShiftDialog({ rota, onClose }: { readonly rota: Schemas['Rota']; readonly onClose: () => void }) {
  const { t } = useTranslation(['settings-alerting', 'settings']);
  const nameOf = usePersonName();
  const people = useWholeList('/api/v1/people', { query: { limit: 500 } });
  const [person, setPerson] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [rank, setRank] = useState<number | null>(1);
  const save = useShifts(rota, onClose);
  const offered = (people.data?.items ?? []).filter((one) => one.erasedAt === null && one.role !== 'customer');
  const at = `/shifts/${rota.shifts.length}`;
  return (
    <Dialog title={t('rota.add')} isOpen onClose={onClose}>
      <Form faults={save.faults} onSubmit={() => save.mutate([...rota.shifts, { from, to, person, rank: rank ?? 1 }])}>
        <Select
          label={t('rota.who')}
          pointer={`${at}/person`}
          empty={t('rules.choose')}
          value={person}
          onChange={setPerson}
          options={offered.map(({ id }) => ({ value: id, label: nameOf(id) }))}
        />
        <DateTimeField
          label={t('rota.from')}
          pointer={`${at}/from`}
          timeZone={rota.timeZone}
          value={from}
          onChange={setFrom}
        />
        <DateTimeField label={t('rota.to')} pointer={`${at}/to`} timeZone={rota.timeZone} value={to} onChange={setTo} />
        <NumberField label={t('rota.rank')} pointer={`${at}/rank`} min={1} max={9} value={rank} onChange={setRank} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('settings:cancel')}</Button>
          <Button
            type="submit"
            look="main"
            isPending={save.isPending}
            disabled={person === '' || from === '' || to === ''}
          >
            {t('rota.add')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
