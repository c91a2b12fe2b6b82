import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { CUSTOMER, send } from './support/house.ts';
import { openVisitor, type Visitor } from './support/visit.ts';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await openVisitor();
}, 60_000);
afterAll(() => visitor?.close());

const { url, token } = inject('house');
const as = { authorization: `Bearer ${token}` };
let last = 0;

async function opened(team: string): Promise<string> {
  last += 1;
  const ticket = `WL-${process.pid}-${last}`;
  await send(url, '/tickets', { customer: CUSTOMER, ticket, priority: 'P1', service: 'helpdesk', team }, as);
  await send(url, `/tickets/${ticket}/records`, { kind: 'assigned', to: 'Zoé Petit', team }, as);
  return ticket;
}

describe.each([
  ['en', 1920, 1080],
  ['fr', 3840, 2160],
] as const)('a screen on a wall, in %s, %i × %i', (lang, width, height) => {
  const words = {
    en: {
      ...{ wall: 'Show on a wall', name: 'Name of the screen', make: 'Make a link', revoke: /^Revoke/ },
      gone: 'This link shows nothing any more',
    },
    fr: {
      ...{ wall: 'Afficher au mur', name: 'Nom de l’écran', make: 'Créer un lien', revoke: /^Retirer/ },
      gone: 'Ce lien ne montre plus rien',
    },
  }[lang];

  it('is made on Today, shows what happens without any name, and goes dark when its link is revoked', async () => {
    const team = `wall-${lang}`;
    const ticket = await opened(team);
    const desk = await visitor.visit({ lang, width: 1440 });
    await desk.go(`/?team=${team}`);
    await desk.page.getByRole('button', { name: words.wall }).click();
    await desk.page.getByLabel(words.name).fill(`Écran ${lang}`);
    await desk.page.getByRole('button', { name: words.make }).click();
    const address = (await desk.page.locator('[data-secret]').textContent()) ?? '';
    expect(address).toMatch(/\/wall#lww_[0-9A-Za-z]{43}$/);
    await desk.isSound();

    const wall = await visitor.visit({ as: null, lang, theme: 'dark', width, height });
    await wall.go(address.slice(address.indexOf('/wall')));
    await wall.page.getByText(ticket).first().waitFor();
    expect(await wall.page.locator('h1').textContent()).toBe(`Écran ${lang}`);
    const shown = await wall.page.locator('main').textContent();
    expect(shown).not.toContain('Zoé');
    expect(shown).not.toContain('Boréal');
    await wall.isSound();
    // Read from four metres.
    const sizes = await wall.page.locator('li span:not(:empty)').evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility() && (one.textContent ?? '') !== '')
        .map((one) => {
          let zoom = 1;
          for (let at: Element | null = one; at !== null; at = at.parentElement)
            zoom *= Number(getComputedStyle(at).zoom) || 1;
          return Number.parseFloat(getComputedStyle(one).fontSize) * zoom;
        }),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(28);

    const next = await opened(team);
    await wall.page.getByText(next).first().waitFor();
    await desk.page.reload();
    await desk.page.getByRole('button', { name: words.wall }).click();
    const line = desk.page.getByRole('listitem').filter({ hasText: `Écran ${lang}` });
    await line.getByRole('button', { name: words.revoke }).click();
    await desk.page.getByRole('dialog').last().getByRole('button', { name: words.revoke }).last().click();
    await wall.page.getByText(words.gone).waitFor();
    expect(await wall.page.getByText(ticket).count()).toBe(0);
    await wall.isSound();
    for (const one of [ticket, next]) await send(url, `/tickets/${one}/records`, { kind: 'cancelled' }, as);
    await wall.close();
    await desk.close();
  });
});

it('an address without its link says what is missing', async () => {
  const { page, go, isSound, close } = await visitor.visit({ as: null, lang: 'fr', width: 1920, height: 1080 });
  await go('/wall');
  await page.getByText('Cette adresse est incomplète').waitFor();
  await isSound();
  await close();
});
