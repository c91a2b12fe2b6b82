import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { Dialog } from '../../kit/layout/dialog.tsx';
import { SECTIONS } from '../sections.ts';
import { SHORTCUTS } from './shortcuts.ts';

/** What keys do, opened by `?`. */
export function KeyHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation(['search', 'common']);
  const may = useMay();
  const sections = SECTIONS.filter(({ scope }) => scope === null || may(scope));
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose} size="large">
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        <Keys
          title={t('keys.everywhere')}
          rows={SHORTCUTS.map(({ keys, word }) => ({ name: t(`keys.${word}`), keys, isPair: false }))}
        />
        <Keys
          title={t('keys.go')}
          rows={sections.map(({ word, key }) => ({ name: t(`common:nav.${word}`), keys: ['g', key], isPair: true }))}
        />
      </div>
    </Dialog>
  );
}

interface Row {
  readonly name: string;
  readonly keys: readonly string[];
  readonly isPair: boolean;
}

function Keys({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const { t } = useTranslation('search');
  return (
    <section>
      <h3 className="mb-2 font-semibold">{title}</h3>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-2">
        {rows.map(({ name, keys, isPair }) => (
          <div key={name} className="col-span-2 grid grid-cols-subgrid items-baseline">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="flex items-baseline gap-1">
              {keys.map((key, index) => (
                <span key={key} className="flex items-baseline gap-1">
                  {index > 0 && (
                    <span className="text-xs text-ink-faint">{isPair ? t('keys.then') : t('keys.or')}</span>
                  )}
                  <kbd className="rounded-sm border border-line-strong bg-sunken px-1.5 font-mono text-xs">
                    {key === 'Enter' || key === 'Esc' ? t(`keys.named.${key}`) : key}
                  </kbd>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
