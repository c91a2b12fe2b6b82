import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

const LOOK = "font: 7.5pt 'Inter', sans-serif; color: #57564f; vertical-align: top; padding-top: 3mm;";

/** Under each printed page, in the report's language: of which report it is, and which page of how many. */
export function usePageFoot(title: string): void {
  const { t } = useTranslation('report');
  const pageOf = t('pageOf', { page: '\n', pages: '\n' });
  useEffect(() => {
    // The page's own counters stand between the words.
    const [before = '', between = '', after = ''] = pageOf.split('\n').map(quoted);
    const pages = `${before} counter(page) ${between} counter(pages) ${after}`;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `@page { @bottom-left { content: ${quoted(title)}; ${LOOK} } @bottom-right { content: ${pages}; ${LOOK} } }`,
    );
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [title, pageOf]);
}

/** A text as CSS writes it. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
}
