import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/controls/button.tsx';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { CopyField } from './copy-field.tsx';

interface SecretOnceProps {
  readonly title: string;
  /** What is shown, once; null: nothing is. */
  readonly secret: string | null;
  readonly label: string;
  readonly rows?: number;
  readonly onClose: () => void;
  /** The word by which it is put away. */
  readonly verb: string;
  readonly children?: ReactNode;
}

/** A secret that is told once: to be copied, then gone. */
export function SecretOnce({ title, secret, label, rows = 2, onClose, verb, children }: SecretOnceProps) {
  const { t } = useTranslation('settings');
  return (
    <Dialog
      title={title}
      isOpen={secret !== null}
      onClose={onClose}
      foot={
        <Button look="main" onClick={onClose}>
          {verb}
        </Button>
      }
    >
      <div className="grid gap-4">
        {children}
        {secret !== null && <CopyField label={label} value={secret} rows={rows} />}
        <p className="text-ink-soft">{t('once')}</p>
      </div>
    </Dialog>
  );
}
