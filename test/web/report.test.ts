import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { askApi } from './support/ask-api.ts';
import { CUSTOMER, send } from './support/house.ts';
import { pdfText } from './support/pdf-text.ts';
import { openVisitor, type Visitor } from './support/visit.ts';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await openVisitor();
}, 60_000);
afterAll(() => visitor?.close());

interface Draft {
  readonly report: {
    readonly counts: { readonly kept: number; readonly missed: number; readonly excused: number; readonly all: number };
    readonly sentences: readonly string[];
    readonly targets: readonly { readonly title: string }[];
    readonly misses: readonly { readonly ticket: string; readonly target: string; readonly cycle: number }[];
    readonly better: readonly { readonly sentence: string }[];
  };
}

const draftOf = (customer: string, month: string, lang: 'fr' | 'en' = 'en') =>
  askApi<Draft>(`/customers/${customer}/reports/${month}/preview`, lang);

/** The last month that is over, in the customers' zone. */
function lastMonth(): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date());
  const [year = 0, month = 0] = today.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

const MONTH = lastMonth();
const squeezed = (text: string) => text.replaceAll(/\s/g, '');
const apostrophes = (text: string) => text.replaceAll(/[’ʼ]/g, "'");

describe.each([
  ['en', 'light', 1440],
  ['fr', 'light', 360],
] as const)('the draft of a month, in %s, %s, %i wide', (lang, theme, width) => {
  it('tells the figures of the API, without a complaint', async () => {
    const { report } = await draftOf('meridien', MONTH, lang);
    const { page, go, isSound, close } = await visitor.visit({ lang, theme, width });
    await go(`/customers/meridien/reports/${MONTH}`);
    const sheet = page.locator('article');
    await sheet.waitFor();
    const told = await sheet.innerText();
    for (const sentence of report.sentences) expect(told).toContain(sentence);
    for (const { title } of report.targets) expect(told).toContain(title);
    const counts = await sheet.locator('dl').first().locator('dd > span:first-child').allInnerTexts();
    expect(counts.slice(0, 3).map(Number)).toEqual([report.counts.kept, report.counts.missed, report.counts.excused]);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    await isSound();
    await close();
  });
});

describe('the monthly report', () => {
  it('is read in the customer’s language, whatever the reader’s own', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang: 'en' });
    await go(`/customers/meridien/reports/${MONTH}`);
    await page.locator('article').waitFor();
    await page.getByRole('main').getByText('Français', { exact: true }).click();
    await page.getByRole('heading', { level: 2, name: 'Engagements' }).waitFor();
    expect(await page.locator('article').getAttribute('lang')).toBeNull();
    expect(await page.locator('div[lang=fr]').count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('in')).toBe('fr');
    const { report } = await draftOf('meridien', MONTH, 'fr');
    expect(await page.locator('article').innerText()).toContain(report.sentences[0]);
    await page.getByRole('button', { name: 'Print or save as PDF' }).waitFor();
    await isSound();
    await close();
  });

  it('has on A4 the figures of the screen, and nothing of what is around it', async () => {
    const { report } = await draftOf('meridien', MONTH, 'fr');
    const { page, go, close } = await visitor.visit({ lang: 'fr', theme: 'dark' });
    await go(`/customers/meridien/reports/${MONTH}`);
    await page.locator('article').waitFor();
    const shown = await page.locator('article dl').first().innerText();
    const pdf = pdfText(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    expect(
      pdf.sizes.every((size) => /^0 0 59[45][\d.]* 84[12]/.test(size)),
      pdf.sizes.join(),
    ).toBe(true);
    const printed = apostrophes(squeezed(pdf.text));
    for (const line of shown.split('\n')) expect(printed).toContain(apostrophes(squeezed(line)));
    for (const sentence of report.sentences) expect(printed).toContain(apostrophes(squeezed(sentence)));
    for (const { title } of report.targets) expect(printed).toContain(apostrophes(squeezed(title)));
    for (const { ticket } of report.misses) expect(printed).toContain(ticket);
    for (const { sentence } of report.better) expect(printed).toContain(apostrophes(squeezed(sentence)));
    expect(printed).toContain(`Page1sur${pdf.pages}`);
    for (const around of ['Imprimer', 'Aujourd', 'Rechercher']) expect(printed).not.toContain(around);
    await close();
  });

  it('opens how the time of a miss was counted, and leads to its ticket and clause', async () => {
    const { report } = await draftOf('meridien', MONTH);
    const [miss] = report.misses;
    if (miss === undefined) throw new Error('nothing was missed');
    const { page, go, isSound, close } = await visitor.visit();
    await go(`/customers/meridien/reports/${MONTH}`);
    const item = page.locator('article ol > li').filter({ hasText: miss.ticket }).first();
    await item.locator('summary').first().click();
    await item.getByRole('link', { name: `Ticket ${miss.ticket}` }).waitFor();
    expect(await item.getByRole('link', { name: 'Clause' }).getAttribute('href')).toContain(`#targets.${miss.target}`);
    await isSound();
    await close();
  });

  it('of a month that runs can be read, not issued', async () => {
    const month = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date()).slice(0, 7);
    const { page, go, isSound, close } = await visitor.visit();
    await go(`/customers/meridien/reports/${month}`);
    await page.locator('article').waitFor();
    await page.getByText('is not over').waitFor();
    expect(await page.getByRole('button', { name: 'Issue the report' }).count()).toBe(0);
    await isSound();
    await close();
  });

  it('is issued only as it was read: what changed meanwhile is told, and read again', async () => {
    const { url, token } = inject('house');
    const before = await draftOf(CUSTOMER, MONTH);
    const [miss] = before.report.misses;
    if (miss === undefined) throw new Error('nothing was missed');
    const { page, go, isSound, close } = await visitor.visit({ as: 'manager' });
    await go(`/customers/${CUSTOMER}/reports/${MONTH}`);
    await page.locator('article').waitFor();
    const { ticket, target, cycle } = miss;
    const excusal = { ticket, target, cycle, reason: 'Power cut at the customer’s site', as: 'customerService' };
    await send(url, '/excusals', excusal, { authorization: `Bearer ${token}` });
    await issueAsRead(page);
    const alert = page.getByRole('alert', { name: 'The draft changed while you were reading' });
    await alert.waitFor();
    const { missed } = before.report.counts;
    expect(await alert.innerText()).toContain(`Missed: ${missed} became ${missed - 1}`);
    expect(await alert.innerText()).toContain(ticket);
    await isSound();
    await issueAsRead(page);
    await page.waitForURL(`**/reports/${MONTH}/1**`);
    await page.getByText(/No\. 1, issued .* by /).waitFor();
    expect(await page.locator('article').innerText()).toContain('Power cut at the customer’s site');
    await isSound();
    await page.getByRole('main').getByText('Français', { exact: true }).click();
    await page.getByText(/N°\s1, émis le .* par /).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Engagements' }).waitFor();
    await go(`/customers/${CUSTOMER}/reports/${MONTH}`);
    await page.getByText('Issued as no. 1.').waitFor();
    expect(await page.getByRole('button', { name: 'Issue the report' }).count()).toBe(0);
    await close();
  });

  it('is seen by the customer’s reader once issued, and no draft of it', async () => {
    const { page, go, isSound, close } = await visitor.visit({ as: 'customer', lang: 'fr' });
    await go(`/customers/${CUSTOMER}/reports/${MONTH}`);
    await page.getByText('Ceci ne vous est pas ouvert').waitFor();
    expect(await page.locator('article').count()).toBe(0);
    // Nothing to print, nothing to press.
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
    await isSound();
    await go(`/customers/${CUSTOMER}?view=reports`);
    await page
      .getByRole('link', { name: /\d{4}$/ })
      .first()
      .click();
    await page.locator('article').waitFor();
    expect(await page.getByRole('heading', { name: 'Brouillons' }).count()).toBe(0);
    await isSound();
    await close();
  });
});

/** Opens the question, says it was read, and issues in one's own name. */
async function issueAsRead(page: Awaited<ReturnType<Visitor['visit']>>['page']): Promise<void> {
  await page.getByRole('button', { name: 'Issue the report' }).click();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Issue in my name' }).click();
}
