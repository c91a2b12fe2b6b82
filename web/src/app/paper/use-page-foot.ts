import { useEffect } from 'react';

const LOOK = "font: 7.5pt 'Inter', sans-serif; color: #57564f; vertical-align: top; padding-top: 3mm;";

/** Where the page's own counters stand in the words of `usePageFoot`. */
export const COUNTERS = { page: '\n', pages: '\n' } as const;

/**
 * Prints on A4, and under each page of what it is and which page of how many.
 * @param pageOf `Page {{page}} of {{pages}}`, with `COUNTERS` in their places
 */
export function usePageFoot(title: string, pageOf: string): void {
  useEffect(() => {
    // The page's own counters stand between the words.
    const [before = '', between = '', after = ''] = pageOf.split('\n').map(quoted);
    const pages = `${before} counter(page) ${between} counter(pages) ${after}`;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `@page { size: A4; margin: 12mm 14mm 16mm; @bottom-left { content: ${quoted(title)}; ${LOOK} } @bottom-right { content: ${pages}; ${LOOK} } }`,
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
