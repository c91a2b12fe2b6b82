import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askApi } from './support/ask-api.ts';
import { openVisitor, type Visitor } from './support/visit.ts';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await openVisitor();
}, 60_000);
afterAll(() => visitor?.close());

interface Health {
  readonly items: readonly { readonly customer: string; readonly name: string; readonly state: string }[];
}
interface Overview {
  readonly name: string;
  readonly objectives: readonly {
    readonly title: string;
    readonly missesLeft: number | null;
    readonly met: number;
    readonly breached: number;
  }[];
  readonly agreements: readonly { readonly title: string }[];
}

const LOOKS = [
  ['fr', 'light', 360],
  ['en', 'dark', 768],
] as const;
const LIST = { en: 'Customers', fr: 'Clients' } as const;

describe.each(LOOKS)('the list of customers, in %s, %s, %i wide', (lang, theme, width) => {
  it('shows every one of them, the worst first, without a complaint', async () => {
    const { items } = await askApi<Health>('/customers/health?order=worst&limit=200');
    const { page, go, isSound, close } = await visitor.visit({ lang, theme, width });
    await go('/customers');
    await page.getByRole('row', { name: items[0]?.name ?? '' }).waitFor();
    const shown = await page.getByRole('grid', { name: LIST[lang] }).getByRole('link').allInnerTexts();
    expect(shown).toContain(items[0]?.name);
    await isSound();
    await close();
  });
});

describe('the list of customers', () => {
  it('is narrowed down in the address, one row is one, and none says what to do', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang: 'fr' });
    await go('/customers');
    await page.getByLabel('Chercher un nom').fill('boreal');
    await page.getByText('1 client', { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('boreal');
    expect(await page.getByRole('row').count()).toBe(1);
    await isSound();
    await page.getByLabel('Chercher un nom').fill('nobody of this name');
    await page.getByText('Aucun client ne correspond').waitFor();
    await isSound();
    await page.getByRole('button', { name: 'nobody of this name' }).click();
    await page.getByRole('row').nth(3).waitFor();
    await close();
  });

  it('is gone through and opened by the keyboard alone', async () => {
    const { items } = await askApi<Health>('/customers/health?order=worst&limit=2');
    const { page, go, close } = await visitor.visit();
    await go('/customers');
    await page.getByRole('row').first().focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: items[1]?.name ?? '' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/customers/${items[1]?.customer}`);
    await close();
  });

  it('keeps ten thousand in some dozens of rows', async () => {
    const { page, go, isSound, close } = await visitor.visit();
    await page.route('**/api/v1/customers/health*', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as Health & { readonly next: null };
      const [one] = body.items;
      const items = Array.from({ length: 10_000 }, (_, at) => ({ ...one, customer: `c-${at}`, name: `Client ${at}` }));
      await route.fulfill({ response: answer, json: { ...body, items, next: null } });
    });
    await go('/customers');
    await page.getByText('10000 customers').or(page.getByText('10,000 customers')).waitFor();
    expect(await page.getByRole('row').count()).toBeLessThan(60);
    await page.getByRole('row').first().focus();
    await page.keyboard.press('End');
    await page.getByRole('link', { name: 'Client 9999', exact: true }).waitFor();
    await isSound();
    await close();
  });

  it('says so where the server is away, and goes on when it is back', async () => {
    const { page, go, close } = await visitor.visit();
    let isAway = true;
    await page.route('**/api/v1/customers/health*', (route) => (isAway ? route.abort() : route.continue()));
    await go('/customers');
    await page.getByRole('alert').waitFor();
    isAway = false;
    await page.getByRole('alert').getByRole('button').click();
    await page.getByRole('row').first().waitFor();
    await close();
  });

  it('registers a customer, and attaches a name of the tickets to it, which can be taken back', async () => {
    const { page, go, isSound, close } = await visitor.visit();
    await go('/customers');
    await page.getByRole('button', { name: 'Register a customer' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Étoile du Nord');
    expect(await page.getByLabel('Identifier').inputValue()).toBe('etoile-du-nord');
    await isSound();
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Étoile du Nord' }).waitFor();
    await page.getByText('No agreement is in force.').waitFor();
    await isSound();
    await go('/customers');
    await page.getByText('1 name in tickets belongs to no customer').click();
    await page.getByLabel('Belongs to').selectOption({ label: 'Étoile du Nord' });
    await isSound();
    await page.getByRole('button', { name: 'Attach' }).click();
    await page.getByText('1 name in tickets belongs to no customer').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('1 name in tickets belongs to no customer').waitFor();
    await close();
  });
});

describe('a customer', () => {
  it('has what is left of its tightest commitment, and its reason one press away', async () => {
    const overview = await askApi<Overview>('/customers/boreal/overview', 'fr');
    const { page, go, isSound, close } = await visitor.visit({ lang: 'fr', width: 1440 });
    await go('/customers/boreal');
    await page.getByRole('heading', { level: 1, name: overview.name }).waitFor();
    const tightest = [...overview.objectives]
      .filter(({ missesLeft, met, breached }) => missesLeft !== null && (missesLeft !== 0 || met + breached > 0))
      .sort((a, b) => (a.missesLeft ?? 0) - (b.missesLeft ?? 0))[0];
    if (tightest === undefined) throw new Error('nothing was counted');
    const main = page.getByRole('main');
    await main.getByText(tightest.title, { exact: true }).first().waitFor();
    const allowed = (tightest.missesLeft ?? 0) + tightest.breached;
    expect(await main.innerText()).toContain(`${Math.abs(tightest.missesLeft ?? 0)} dépassement`);
    expect(await main.innerText()).toContain(`${allowed} permis`);
    await main
      .getByRole('button', { name: new RegExp(`sur ${tightest.met + tightest.breached}.*${tightest.title}`) })
      .click();
    const clause = page.getByRole('link', { name: 'Clause' }).first();
    expect(await clause.getAttribute('href')).toMatch(/^\/agreements\/boreal-standard.*#targets\./);
    await isSound();
    await page.keyboard.press('Escape');
    await page
      .getByText(overview.agreements[0]?.title ?? '')
      .first()
      .waitFor();
    await page.getByText('Réductions de prix').waitFor();
    await close();
  });

  it('shows its essentials without scrolling on a screen of 1440 by 900', async () => {
    const { page, go, close } = await visitor.visit({ width: 1440, height: 900 });
    await go('/customers/boreal');
    for (const title of ['Misses left', 'Availability', 'Agreements in force', 'Reached now', 'This month so far']) {
      const heading = page.getByRole('heading', { name: title });
      await heading.waitFor();
      const box = await heading.boundingBox();
      expect((box?.y ?? 900) + (box?.height ?? 0), title).toBeLessThan(900);
    }
    await close();
  });
});

describe('a customer’s own reader', () => {
  it('sees the own customer alone, without what is the provider’s', async () => {
    const { page, go, isSound, close } = await visitor.visit({ as: 'customer', lang: 'fr' });
    await go('/customers');
    await page.getByRole('row').first().waitFor();
    expect(await page.getByRole('row').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Inscrire un client' }).count()).toBe(0);
    await page.getByRole('row').first().getByRole('link').first().click();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Comparer avec l’outil de tickets' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Réductions et bonus' }).count()).toBe(0);
    expect(await page.getByText('Réductions de prix').count()).toBe(0);
    await isSound();
    await close();
  });

  it('is not shown another customer, nor a view that is not his', async () => {
    const { page, go, isSound, close } = await visitor.visit({ as: 'customer' });
    await go('/customers/meridien');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('main').innerText()).not.toContain('Voyages');
    await isSound();
    await go('/customers/boreal?view=money');
    await page.getByText('This is not for you').waitFor();
    await isSound();
    await close();
  });
});
