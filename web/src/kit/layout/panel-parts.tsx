import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../controls/button.tsx';
import { IconClose } from '../icons/icons.tsx';

/** What every panel takes that lies over a page or beside it. */
export interface PanelProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

interface HeadProps {
  readonly id: string;
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly onClose: () => void;
}

/** The head of what lies over a page or beside it: its name, and the way out. */
export function PanelHead({ id, title, subtitle, actions, onClose }: HeadProps) {
  const { t } = useTranslation('kit');
  return (
    <header className="flex items-start gap-2 border-b border-line py-3 pr-3 pl-5">
      <div className="min-w-0 grow py-1">
        <h2 id={id} className="text-lg font-semibold wrap-anywhere">
          {title}
        </h2>
        {subtitle && <div className="text-ink-soft">{subtitle}</div>}
      </div>
      {actions}
      <IconButton label={t('layout.close')} icon={<IconClose />} onClick={onClose} />
    </header>
  );
}

/** What can be done, under the content. */
export function PanelFoot({ children }: { readonly children: ReactNode }) {
  return <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{children}</footer>;
}
