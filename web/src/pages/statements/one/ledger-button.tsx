import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asStep } from '../../../api/path-step.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { buttonLook } from '../../../kit/controls/button-look.ts';
import { Checkbox } from '../../../kit/controls/checkbox.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { IconDownload } from '../../../kit/icons/icons.tsx';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { useFormat } from '../../../words/format.ts';

const SEPARATORS = [';', ',', 'tab'] as const;
const DATES = ['dd/mm/yyyy', 'yyyy-mm-dd', 'yyyymmdd', 'ddmmyyyy', 'ddmmyy'] as const;

interface LedgerButtonProps {
  readonly agreement: string;
  readonly month: string;
  readonly number: number;
}

/** The lines as a table for an accounting program. */
export function LedgerButton({ agreement, month, number }: LedgerButtonProps) {
  const { t } = useTranslation('statements');
  const { lang } = useFormat();
  const [isOpen, setOpen] = useState(false);
  const [separator, setSeparator] = useState<(typeof SEPARATORS)[number]>(lang === 'fr' ? ';' : ',');
  const [decimal, setDecimal] = useState<',' | '.'>(lang === 'fr' ? ',' : '.');
  const [dates, setDates] = useState<(typeof DATES)[number]>(lang === 'fr' ? 'dd/mm/yyyy' : 'yyyy-mm-dd');
  const [isAll, setAll] = useState(false);
  const asked = new URLSearchParams({ separator, decimal, dates, rows: isAll ? 'all' : 'final', lang });
  const at = [agreement, month, String(number)].map((value) => encodeURIComponent(asStep(value))).join('/');
  const foot = (
    <a className={buttonLook('main', 'medium')} href={`/api/v1/statements/${at}/ledger?${asked}`} download>
      <IconDownload size={18} />
      {t('ledger.verb')}
    </a>
  );
  return (
    <span className="print:hidden">
      <Button icon={<IconDownload size={18} />} onClick={() => setOpen(true)}>
        {t('ledger.open')}
      </Button>
      <Dialog title={t('ledger.title')} isOpen={isOpen} onClose={() => setOpen(false)} foot={foot}>
        <div className="grid gap-4 sm:grid-cols-2">
          <p className="text-ink-soft sm:col-span-full">{t('ledger.lead')}</p>
          <Select
            label={t('ledger.separator')}
            value={separator}
            onChange={(next) => next !== '' && setSeparator(next)}
            options={SEPARATORS.map((value) => ({ value, label: value === 'tab' ? t('ledger.tab') : value }))}
          />
          <Select
            label={t('ledger.decimal')}
            value={decimal}
            onChange={(next) => next !== '' && setDecimal(next)}
            options={[
              { value: ',', label: ',' },
              { value: '.', label: '.' },
            ]}
          />
          <Select
            label={t('ledger.dates')}
            value={dates}
            onChange={(next) => next !== '' && setDates(next)}
            options={DATES.map((value) => ({ value, label: t(`ledger.date.${value}`) }))}
          />
          <div className="sm:col-span-full">
            <Checkbox isSelected={isAll} onChange={setAll} help={t('ledger.allHelp')}>
              {t('ledger.all')}
            </Checkbox>
          </div>
        </div>
      </Dialog>
    </span>
  );
}
