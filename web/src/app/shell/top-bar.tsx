import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../kit/controls/button.tsx';
import { IconClose, IconMenu, IconSearch } from '../../kit/icons/icons.tsx';
import { useDialog } from '../../kit/layout/use-modal.ts';
import { openPalette } from '../palette.ts';
import { AccountMenu } from './account-menu.tsx';
import { NavList } from './nav-list.tsx';
import { Wordmark } from './wordmark.tsx';

/** Search and account; on narrow screens the sections too. */
export function TopBar() {
  const { t } = useTranslation('kit');
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  return (
    <header className="sticky top-0 z-10 flex h-14 items-center gap-2 border-b border-line bg-surface px-3 sm:px-5 print:hidden">
      <div className="flex items-center gap-1 lg:hidden">
        <IconButton
          label={t('layout.openMenu')}
          icon={<IconMenu />}
          aria-expanded={isOpen}
          onClick={() => setOpen(true)}
        />
        <Link to="/" className="rounded-md">
          <Wordmark />
        </Link>
      </div>
      <button
        type="button"
        onClick={() => openPalette() || void navigate({ to: '/search' })}
        aria-label={t('layout.search')}
        aria-keyshortcuts="/"
        className="ml-auto flex min-h-9 min-w-9 items-center justify-center gap-2 rounded-md border border-line-strong bg-surface px-2 text-ink-soft hover:bg-sunken hover:text-ink lg:ml-0 lg:w-80 lg:justify-start"
      >
        <IconSearch size={18} />
        <span className="hidden lg:inline">{t('layout.search')}</span>
        <kbd className="ml-auto hidden rounded-sm border border-line px-1.5 font-mono text-xs lg:inline">/</kbd>
      </button>
      <div className="lg:ml-auto">
        <AccountMenu />
      </div>
      <Sheet isOpen={isOpen} onClose={() => setOpen(false)} />
    </header>
  );
}

function Sheet({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation(['common', 'kit']);
  const ref = useDialog(isOpen, true);
  return (
    <dialog
      ref={ref}
      aria-label={t('nav.label')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className="fixed inset-y-0 left-0 m-0 h-dvh max-h-none w-72 max-w-[85vw] overflow-y-auto border-r border-line bg-raised p-3 text-ink shadow-raised backdrop:bg-[rgb(0_0_0/0.4)]"
    >
      <div className="mb-3 flex items-center justify-between pl-2">
        <Wordmark />
        <IconButton label={t('kit:layout.close')} icon={<IconClose />} onClick={onClose} />
      </div>
      <nav aria-label={t('nav.label')}>
        <NavList onGone={onClose} />
      </nav>
    </dialog>
  );
}
