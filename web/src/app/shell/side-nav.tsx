import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconPanel } from '../../kit/icons/icons.tsx';
import { NavList } from './nav-list.tsx';
import { Wordmark } from './wordmark.tsx';

const KEPT_AS = 'leeway.nav';

/** The sections at the side of wide screens; narrowed down to their drawings where somebody wants the room. */
export function SideNav() {
  const { t } = useTranslation(['common', 'kit']);
  const [isCollapsed, setCollapsed] = useState(wasCollapsed);
  const turn = () => {
    setCollapsed(!isCollapsed);
    try {
      localStorage.setItem(KEPT_AS, isCollapsed ? 'wide' : 'narrow');
    } catch {
      // A browser that keeps nothing shows it so until the page is left.
    }
  };
  const word = t(isCollapsed ? 'kit:layout.widen' : 'kit:layout.narrow');
  return (
    <nav
      aria-label={t('nav.label')}
      className={`sticky top-0 hidden h-dvh shrink-0 flex-col border-r border-line bg-surface p-3 lg:flex print:hidden ${isCollapsed ? 'w-16' : 'w-56'}`}
    >
      <Link to="/" className={`mb-3 flex h-8 items-center rounded-md ${isCollapsed ? 'justify-center' : 'px-2'}`}>
        <Wordmark isCollapsed={isCollapsed} />
      </Link>
      <div className="min-h-0 grow overflow-y-auto">
        <NavList isCollapsed={isCollapsed} />
      </div>
      <button
        type="button"
        onClick={turn}
        aria-expanded={!isCollapsed}
        title={isCollapsed ? word : undefined}
        className={`flex min-h-9 items-center gap-3 rounded-md px-2.5 text-ink-soft hover:bg-sunken hover:text-ink ${isCollapsed ? 'justify-center' : ''}`}
      >
        <IconPanel />
        <span className={isCollapsed ? 'sr-only' : ''}>{word}</span>
      </button>
    </nav>
  );
}

function wasCollapsed(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) === 'narrow';
  } catch {
    return false;
  }
}
