import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { monthBack, monthName } from './support/months.ts';
import { openVisitor, type Visit, type Visitor } from './support/visit.ts';

// A month's money from its draft to what is final: what the page says is what the API says, and what bookkeeping is given.

let visitor: Visitor;
beforeAll(async () => {
  visitor = await openVisitor();
}, 60_000);
afterAll(() => visitor?.close());

const WORDS = {
  en: {
    issue: 'Issue the statement',
    verb: 'Issue',
    toPay: 'To pay, if all that is final is set off',
    open: { notified: 'Notified…', contested: 'Contested…', accepted: 'Accepted…', noticed: 'Formal notice given…' },
    record: {
      notified: 'Record: notified',
      contested: 'Record: contested',
      accepted: 'Record: accepted',
      noticed: 'Record: formal notice given',
    },
    told: { notified: 'Notified', contested: 'Contested', accepted: 'Accepted', noticed: 'Formal notice given' },
    stands: 'How its figures stand today',
    state: { notified: 'notified', contested: 'contested', accepted: 'accepted', noticed: 'final' },
    penalty: /^SLA penalty/,
    since: 'Final since',
    reason: /^Reason/,
    working: 'Working, step by step',
    csv: 'Accounting (CSV)',
    download: 'Download the file',
    total: 'Amount with VAT',
    between: ',',
  },
  fr: {
    issue: 'Émettre l’arrêté',
    verb: 'Émettre',
    toPay: 'À payer, si tout ce qui est définitif est déduit',
    open: { notified: 'Notifié…', contested: 'Contesté…', accepted: 'Accepté…', noticed: 'Mise en demeure reçue…' },
    record: {
      notified: 'Enregistrer\u202f: notifié',
      contested: 'Enregistrer\u202f: contesté',
      accepted: 'Enregistrer\u202f: accepté',
      noticed: 'Enregistrer\u202f: mise en demeure reçue',
    },
    told: { notified: 'Notifié', contested: 'Contesté', accepted: 'Accepté', noticed: 'Mise en demeure reçue' },
    stands: 'Où en sont ses montants aujourd’hui',
    state: { notified: 'notifié', contested: 'contesté', accepted: 'accepté', noticed: 'définitif' },
    penalty: /^Pénalité SLA/,
    since: 'Définitif depuis le',
    reason: /^Motif/,
    working: 'Calcul, étape par étape',
    csv: 'Comptabilité (CSV)',
    download: 'Télécharger le fichier',
    total: 'Montant TTC',
    between: ';',
  },
} as const;

type Lang = keyof typeof WORDS;

const formatted = (lang: Lang, amount: string) =>
  new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { style: 'currency', currency: 'EUR' }).format(
    Number(amount),
  );

/** The sum of a column, in cents. */
function sumOf(csv: string, column: string, between: string): number {
  const [heads = [], ...rows] = csv
    .trim()
    .split('\r\n')
    .map((line) => [...line.matchAll(new RegExp(`(?:^|${between})(?:"((?:[^"]|"")*)"|([^${between}]*))`, 'g'))])
    .map((cells) => cells.map(([, quoted, plain]) => quoted ?? plain ?? ''));
  const at = heads.indexOf(column);
  if (at < 0) throw new Error(`no column ${column} in ${heads.join(' | ')}`);
  return rows.reduce((sum, row) => sum + Math.round(Number((row[at] ?? '').replace(',', '.')) * 100), 0);
}

interface Figure {
  readonly waitsFor: readonly string[];
}

interface Ticket {
  readonly openedAt: string;
  readonly priority: string | null;
  readonly verdicts: { readonly breached?: number };
}

const MONTHS = [2, 3, 4, 5, 7, 8, 9, 10, 11].map(monthBack);

/** A month in which an agreement has a penalty that waits until its customer is told; null: the year has none. */
async function withPenalty({ page }: Visit, customer: string): Promise<readonly [string, string] | null> {
  const get = async <T>(path: string) =>
    (await (await page.request.get(`${inject('house').url}/api/v1${path}`)).json()) as T;
  // Most likely where most that is urgent was late.
  const { items } = await get<{ readonly items: readonly Ticket[] }>(`/tickets?customer=${customer}&limit=500`);
  const late = items.filter(({ priority, verdicts }) => priority === 'P1' && (verdicts.breached ?? 0) > 0);
  const countOf = (month: string) => late.filter(({ openedAt }) => openedAt.startsWith(month)).length;
  const months = MONTHS.filter((month) => countOf(month) > 0).sort((one, other) => countOf(other) - countOf(one));
  const agreement = `${customer}-standard`;
  for (const month of months) {
    const { penalties } = await get<{ readonly penalties: readonly Figure[] }>(
      `/statements/${agreement}/${month}/preview`,
    );
    if (penalties.some(({ waitsFor }) => waitsFor.includes('notice'))) return [agreement, month];
  }
  return null;
}

/** The first of these that has one. @throws when none has */
async function penaltyOf(visit: Visit, customers: readonly string[]): Promise<readonly [string, string]> {
  for (const customer of customers) {
    const found = await withPenalty(visit, customer);
    if (found !== null) return found;
  }
  throw new Error(`no month with a penalty for ${customers.join(', ')}`);
}

interface Issued {
  readonly number: number;
  readonly statement: { readonly totals: { readonly toPay: { readonly amount: string } } };
}

const amountsIn = async ({ page }: Visit, path: string) =>
  (await (await page.request.get(`${inject('house').url}/api/v1${path}`)).json()) as Issued;

describe.each([
  ['en', 'light', 1280, ['pilat', 'boreal', 'halles', 'teissier']],
  ['fr', 'dark', 360, ['fontbelle', 'virgile', 'maubec', 'garance']],
] as const)('the statement of a month, in %s', (lang, theme, width, customers) => {
  const words = WORDS[lang];

  it('is read as a draft, issued, told, contested, accepted, final; the table sums to what the page says', async () => {
    const visit = await visitor.visit({ lang, theme, width });
    const { page, go, isSound, close } = visit;
    const [agreement, month] = await penaltyOf(visit, customers);
    await go(`/statements?agreement=${agreement}`);
    await page.getByRole('link', { name: monthName(lang, month) }).click();
    await page.getByText(words.toPay).waitFor({ timeout: 60_000 });
    await isSound();
    await page.getByRole('button', { name: words.issue }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `${words.verb} ${monthName(lang, month)}` })
      .click();
    await page.waitForURL(new RegExp(`/statements/${agreement}/${month}/1`));
    await page.getByText(words.toPay).waitFor();
    const issued = await amountsIn(visit, `/statements/${agreement}/${month}/1`);
    const { amount } = issued.statement.totals.toPay;
    await page.getByRole('main').getByText(formatted(lang, amount), { exact: true }).first().waitFor();
    await isSound();

    const standing = page
      .getByRole('heading', { name: words.stands })
      .locator('..')
      .getByRole('listitem')
      .filter({ has: page.getByText(words.penalty) })
      .first();
    for (const said of ['notified', 'contested', 'accepted', 'noticed'] as const) {
      await page.getByRole('button', { name: words.open[said] }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: words.reason }).fill(`LRAR 12-${said}`);
      await isSound();
      await dialog.getByRole('button', { name: words.record[said] }).click();
      await page.getByText(words.told[said], { exact: true }).waitFor();
      await page.getByText(`LRAR 12-${said}`).waitFor();
      await standing.getByText(words.state[said], { exact: true }).waitFor({ timeout: 60_000 });
    }
    await standing.getByText(words.since).waitFor();
    await isSound();

    await page.getByRole('button', { name: words.csv }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: words.download }).click(),
    ]);
    const stream = await download.createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    const csv = Buffer.concat(parts).toString('utf8');
    expect(sumOf(csv, words.total, words.between)).toBe(Math.round(Number(amount) * 100));
    await close();
  }, 180_000);
});

describe('statements', () => {
  it('list every agreement of a month, and whether it is issued', async () => {
    const { page, go, isSound, close } = await visitor.visit({ as: 'manager', lang: 'fr', theme: 'dark' });
    await go(`/statements?month=${monthBack(5)}`);
    await page.getByText('Peut être émis').first().waitFor();
    await isSound();
    await close();
  });

  it('say so where no agreement was in force', async () => {
    const { page, go, isSound, close } = await visitor.visit({ width: 360 });
    await go('/statements?month=2019-01');
    await page.getByText('No agreement was in force in January 2019').waitFor();
    await isSound();
    await close();
  });

  it('show a customer what was issued to it, and no draft', async () => {
    const { page, go, isSound, close } = await visitor.visit({ as: 'customer' });
    await go('/statements');
    const link = page.getByRole('link', { name: monthName('en', inject('made').statementMonth) });
    await link.waitFor();
    await isSound();
    await link.click();
    await page.getByText(WORDS.en.toPay).waitFor();
    expect(await page.getByRole('button', { name: WORDS.en.open.notified }).count()).toBe(0);
    await isSound();
    await go(`/statements/boreal-standard/${monthBack(1)}`);
    await page.getByText('This is not for you').waitFor();
    await isSound();
    await close();
  });

  it('say that they are not for whoever may not see them', async () => {
    const { page, go, isSound, close } = await visitor.visit({ as: 'technician', lang: 'fr' });
    await go('/statements');
    await page.getByText('Ceci ne vous est pas ouvert').waitFor();
    await isSound();
    await close();
  });

  it('say why there is no statement of a month, and offer to try again', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang: 'fr', theme: 'dark', width: 360 });
    await go('/statements/boreal-standard/2019-01');
    await page.getByRole('alert').getByText('2019-01').waitFor({ timeout: 30_000 });
    await isSound();
    await close();
  });
});
