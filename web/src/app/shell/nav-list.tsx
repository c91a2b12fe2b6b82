import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import {
  IconCalendar,
  IconChart,
  IconClock,
  IconCoins,
  IconDocument,
  IconPulse,
  IconSettings,
  IconTruck,
  IconUsers,
} from '../../kit/icons/icons.tsx';
import { SECTIONS } from '../sections.ts';

const ICONS: Readonly<Record<(typeof SECTIONS)[number]['word'], ReactNode>> = {
  today: <IconClock />,
  customers: <IconUsers />,
  agreements: <IconDocument />,
  suppliers: <IconTruck />,
  availability: <IconPulse />,
  simulation: <IconChart />,
  statements: <IconCoins />,
  calendar: <IconCalendar />,
  settings: <IconSettings />,
};

interface NavListProps {
  /** Drawings alone; the words are read out, and shown when pointed at. */
  readonly isCollapsed?: boolean;
  readonly onGone?: () => void;
}

/** The sections that who is signed in may see. */
export function NavList({ isCollapsed = false, onGone }: NavListProps) {
  const { t } = useTranslation();
  const may = useMay();
  const isToday = /^\/(?:today|tickets|alerts)(?:\/|$)/.test(useLocation({ select: ({ pathname }) => pathname }));
  return (
    <ul className="grid gap-0.5">
      {SECTIONS.filter(({ scope }) => scope === null || may(scope)).map(({ to, word }) => (
        <li key={to}>
          <Link
            to={to}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            {...(to === '/' && isToday ? { 'aria-current': 'page' as const } : {})}
            title={isCollapsed ? t(`nav.${word}`) : undefined}
            {...(onGone ? { onClick: onGone } : {})}
            className={`flex min-h-9 items-center gap-3 rounded-md px-2.5 font-medium text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-ink ${isCollapsed ? 'justify-center' : ''}`}
          >
            {ICONS[word]}
            <span className={isCollapsed ? 'sr-only' : 'truncate'}>{t(`nav.${word}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
