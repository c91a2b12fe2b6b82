import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Toasts } from '../kit/feedback/toasts.tsx';
import { Banners } from './shell/banners.tsx';
import { Overlays } from './shell/overlays.tsx';
import { SideNav } from './shell/side-nav.tsx';
import { TopBar } from './shell/top-bar.tsx';

/** What is around every page: the sections, search, the account, what holds for all pages, and messages. */
export function Shell({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="sr-only z-30 rounded-md bg-raised px-4 py-2 font-medium text-accent shadow-raised focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('nav.skip')}
      </a>
      <SideNav />
      <div className="flex min-w-0 grow flex-col">
        <TopBar />
        <Banners />
        {children ?? <Outlet />}
      </div>
      <Overlays />
      <Toasts />
    </div>
  );
}
