import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { Button } from '../../../kit/controls/button.tsx';
import { SegmentedControl } from '../../../kit/controls/choice.tsx';
import { IconDocument } from '../../../kit/icons/icons.tsx';
import { CrumbLink } from '../../../kit/layout/links.tsx';
import type { Lang } from '../../../words/i18n.ts';
import { reportWords } from './report-words.ts';
import './report.css';

interface ReportFrameProps {
  readonly customer: string;
  readonly name: string;
  /** The name of the window, and of the file it is printed to. */
  readonly windowTitle: string;
  readonly lang: Lang;
  /** Whether the sheet, which has the page's `h1`, is there. */
  readonly isReady: boolean;
  readonly actions?: ReactNode;
  /** Above the sheet, in the reader's own language; never printed. */
  readonly notice?: ReactNode;
  /** In the report's language. */
  readonly children: ReactNode;
}

/** What is around a report: the way back, its language, printing. Paper gets the sheet alone. */
export function ReportFrame(props: ReportFrameProps) {
  const { customer, name, windowTitle, lang, isReady, actions, notice, children } = props;
  const { t } = useTranslation(['report', 'kit']);
  useEffect(() => {
    document.title = `${windowTitle} · Leeway`;
  }, [windowTitle]);
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto grid w-full max-w-5xl min-w-0 grid-cols-[minmax(0,1fr)] gap-4 px-4 pt-5 pb-16 outline-none sm:px-6 print:block print:max-w-none print:p-0"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 print:hidden">
        <nav aria-label={t('kit:layout.crumbs')} className="text-sm text-ink-soft">
          <ol className="flex flex-wrap gap-1">
            <CrumbLink to="/customers">{t('crumbs.customers')}</CrumbLink>
            <CrumbLink to="/customers/$customer" params={{ customer }}>
              {name}
            </CrumbLink>
            <CrumbLink to="/customers/$customer" params={{ customer }} search={{ view: 'reports' }}>
              {t('crumbs.reports')}
            </CrumbLink>
          </ol>
        </nav>
        <div className="flex flex-wrap items-center gap-2">
          <LanguageSwitch lang={lang} />
          {isReady && (
            <Button icon={<IconDocument size={18} />} onClick={() => window.print()}>
              {t('print')}
            </Button>
          )}
          {actions}
        </div>
      </div>
      {!isReady && <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">{windowTitle}</h1>}
      {notice && <div className="grid gap-3 print:hidden">{notice}</div>}
      <I18nextProvider i18n={reportWords(lang)}>
        <div lang={lang}>{children}</div>
      </I18nextProvider>
    </main>
  );
}

function LanguageSwitch({ lang }: { readonly lang: Lang }) {
  const { t } = useTranslation('report');
  const navigate = useNavigate();
  return (
    <SegmentedControl
      label={t('language')}
      value={lang}
      onChange={(value) =>
        void navigate({ to: '.', search: { in: value } as never, replace: true, resetScroll: false })
      }
      options={[
        { value: 'fr', label: t('languages.fr') },
        { value: 'en', label: t('languages.en') },
      ]}
    />
  );
}
