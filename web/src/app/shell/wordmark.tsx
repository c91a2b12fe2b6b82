import { useTranslation } from 'react-i18next';

/** The product's mark: what is left of a round. */
export function Wordmark({ isCollapsed = false }: { readonly isCollapsed?: boolean }) {
  const { t } = useTranslation();
  return (
    <span className="flex items-center gap-2 text-lg font-semibold tracking-tight">
      <svg
        aria-hidden="true"
        viewBox="0 0 32 32"
        className="size-6 shrink-0 text-accent"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
      >
        <circle cx="16" cy="16" r="12.5" opacity="0.3" />
        <path d="M16 3.5a12.5 12.5 0 0 1 12.5 12.5M16 9v7l5 3" />
      </svg>
      <span className={isCollapsed ? 'sr-only' : ''}>{t('product')}</span>
    </span>
  );
}
