import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { askApi } from './support/ask-api.ts';
import { send } from './support/house.ts';
import { openVisitor, type Visitor } from './support/visit.ts';

const WHO = 'garance';
const FIELD = 'made_sla_of_tests';

interface Page {
  readonly items: readonly { readonly ticket: string; readonly source: string | null }[];
}
interface Comparison {
  readonly tickets: number;
  readonly bothKept: number;
  readonly bothMissed: number;
  readonly onlyTheyKept: number;
  readonly onlyWeKept: number;
  readonly items: readonly { readonly ticket: string }[];
}

let visitor: Visitor;
let told: Comparison;
beforeAll(async () => {
  visitor = await openVisitor();
  const { url, token } = inject('house');
  const { items } = await askApi<Page>(`/tickets?customer=${WHO}&limit=60&open=false`);
  // A helpdesk that says of every ticket that it kept its promise.
  const events = items.map(({ ticket }) => ({
    specversion: '1.0',
    id: `said-${ticket}`,
    source: 'demonstration',
    type: 'ticket.updated',
    time: new Date().toISOString(),
    subject: ticket,
    data: { [FIELD]: true },
  }));
  await send(url, '/events', events, { authorization: `Bearer ${token}` });
  told = await askApi<Comparison>(`/comparison?customer=${WHO}&field=${FIELD}`);
}, 120_000);
afterAll(() => visitor?.close());

describe.each([
  ['en', 'light', 1440],
  ['fr', 'dark', 360],
] as const)('our figures beside the helpdesk’s, in %s, %s, %i wide', (lang, theme, width) => {
  it('are those of the API, and each difference opens to its receipts', async () => {
    expect(told.onlyTheyKept).toBeGreaterThan(0);
    const { page, go, isSound, close } = await visitor.visit({ lang, theme, width });
    await go(`/customers/${WHO}/dry-run?field=${FIELD}`);
    const square = page.getByRole('table').first();
    await square.waitFor();
    const cells = await square.getByRole('cell').allInnerTexts();
    const { bothKept, onlyTheyKept, onlyWeKept, bothMissed } = told;
    expect(cells.filter((cell) => cell !== '').map(Number)).toEqual([bothKept, onlyTheyKept, onlyWeKept, bothMissed]);
    await isSound();
    const [first] = told.items;
    await page.getByText(first?.ticket ?? '', { exact: true }).click();
    await page.getByRole('link', { name: `Ticket ${first?.ticket}` }).waitFor();
    await page.getByRole('link', { name: 'Clause' }).first().waitFor();
    await isSound();
    await close();
  });
});

describe('the dry run', () => {
  it('says what to do while no field is told, and where a field stands in no ticket', async () => {
    const { page, go, isSound, close } = await visitor.visit();
    await go(`/customers/${WHO}/dry-run`);
    await page.getByText('Name the field to compare with').waitFor();
    await isSound();
    await page.getByLabel('Field of the helpdesk').fill('nothing_of_this_name');
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page.getByText('No ticket says anything in “nothing_of_this_name”').waitFor();
    expect(new URL(page.url()).searchParams.get('field')).toBe('nothing_of_this_name');
    await isSound();
    await close();
  });

  it('ends, and begins again, by the word of a named person', async () => {
    const { name } = await askApi<{ readonly name: string }>(`/customers/${WHO}`);
    const { page, go, isSound, close } = await visitor.visit({ lang: 'fr' });
    await go(`/customers/${WHO}/dry-run`);
    await page.getByRole('button', { name: 'Revenir à blanc' }).click();
    const back = page.getByRole('dialog').getByRole('button', { name: 'Revenir à blanc' });
    expect(await back.isDisabled()).toBe(true);
    await page.getByRole('dialog').getByRole('textbox').fill(name);
    await isSound();
    await back.click();
    await page.getByText('Les alertes sont décidées et conservées').waitFor();
    expect((await lives()).includes(WHO)).toBe(false);
    await page.getByRole('button', { name: 'Mettre en service' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill(name);
    await page.getByRole('dialog').getByRole('button', { name: 'Mettre en service' }).click();
    await page.getByText('sur décision de').waitFor();
    expect((await lives()).includes(WHO)).toBe(true);
    await isSound();
    await close();
  });

  it('is not for a customer’s reader', async () => {
    const { page, go, isSound, close } = await visitor.visit({ as: 'customer' });
    await go('/customers/boreal/dry-run');
    await page.getByText('This is not for you').waitFor();
    await isSound();
    await close();
  });
});

async function lives(): Promise<readonly string[]> {
  const { items } = await askApi<{ readonly items: readonly { readonly customer: string }[] }>('/live-customers');
  return items.map(({ customer }) => customer);
}
