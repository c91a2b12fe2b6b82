import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-time.ts';
import { Button, IconButton } from '../../../kit/controls/button.tsx';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { IconPlus, IconTrash } from '../../../kit/icons/icons.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';
import { usePersonName } from '../parts/use-names.ts';
import { AddShiftDialog } from './add-shift-dialog.tsx';
import { useShifts } from './use-shifts.ts';

type Rota = Schemas['Rota'];
type Shift = Rota['shifts'][number];

/** Who is on call from when to when; those that have ended are left out. */
export function ShiftsPart({ rota, mayWrite }: { readonly rota: Rota; readonly mayWrite: boolean }) {
  const { t } = useTranslation(['settings-alerting', 'settings']);
  const [isAdding, setAdding] = useState(false);
  const format = useFormat();
  const nameOf = usePersonName();
  const save = useShifts(rota);
  const at = (instant: string) => format.dayAndTime(instant, rota.timeZone);
  const now = serverNow();
  const coming = rota.shifts.filter((one) => Date.parse(one.to) > now);
  const columns: readonly Column<Shift>[] = [
    { key: 'who', head: t('rota.who'), isMain: true, cell: (one) => nameOf(one.person) },
    { key: 'from', head: t('rota.from'), cell: (one) => at(one.from) },
    { key: 'to', head: t('rota.to'), cell: (one) => at(one.to) },
    {
      key: 'rank',
      head: t('rota.rank'),
      cell: (one) => (one.rank === 1 ? t('rota.rankFirst') : t('rota.rankOther', { rank: format.number(one.rank) })),
    },
    ...(mayWrite
      ? [
          {
            key: 'remove',
            head: t('settings:actions'),
            isHeadHidden: true,
            align: 'end' as const,
            cell: (one: Shift) => (
              <IconButton
                size="small"
                label={t('rota.removeOf', { who: nameOf(one.person), from: at(one.from) })}
                icon={<IconTrash size={16} />}
                onClick={() => save.mutate(rota.shifts.filter((other) => other !== one))}
              />
            ),
          },
        ]
      : []),
  ];
  const add = mayWrite && (
    <Button icon={<IconPlus size={18} />} onClick={() => setAdding(true)}>
      {t('rota.add')}
    </Button>
  );
  return (
    <Section title={t('rota.shifts')} lead={t('rota.shiftsLead')} aside={add}>
      {coming.length === 0 ? (
        <p className="text-ink-soft">{t('rota.noShift')}</p>
      ) : (
        <DataTable
          caption={t('rota.shifts')}
          columns={columns}
          rows={coming}
          rowKey={(one) => `${one.from} ${one.person} ${one.rank}`}
          isDense
        />
      )}
      {isAdding && <AddShiftDialog rota={rota} onClose={() => setAdding(false)} />}
    </Section>
  );
}
