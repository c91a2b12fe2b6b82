import type { Page } from 'playwright-core';
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

describe.each([
  ['en', 'light', 1440, 'Open alerts', 'Open tickets'],
  ['fr', 'dark', 360, 'Alertes ouvertes', 'Tickets ouverts'],
] as const)('where messages lead to, in %s, %s, %i wide', (lang, theme, width, alerts, tickets) => {
  it('the open alerts and the open tickets', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang, theme, width });
    await go('/alerts');
    expect(await page.locator('h1').textContent()).toBe(alerts);
    await page.locator('[data-kind]').first().waitFor();
    // Whatever somebody should take on stands before what is taken on, or came too late to help anybody.
    const settled = await page
      .locator('[data-kind]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['settled'] === 'true'));
    expect(settled).toEqual(settled.toSorted((one, other) => Number(one) - Number(other)));
    await isSound();
    await go('/tickets');
    expect(await page.locator('h1').textContent()).toBe(tickets);
    await page.locator('main#content').getByRole('link').first().waitFor();
    // Customers by their names, never by their ids.
    await page.getByText('(démonstration)').first().waitFor();
    await isSound();
    await close();
  });

  it('a ticket by its link, however it is called', async () => {
    const ticket = `a/b ~1 %2F \\ <b>${lang}</b> ${process.pid}`;
    const step = encodeURIComponent(
      ticket.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '~2').replaceAll('\\', '~3'),
    );
    await send(url, '/tickets', { customer: CUSTOMER, ticket, priority: 'P3', service: 'helpdesk' }, as);
    const { page, go, isSound, close } = await visitor.visit({ lang, theme });
    await go(`/tickets/${step}`);
    const panel = page.getByRole('dialog', { name: ticket });
    await panel.getByRole('article').first().waitFor();
    expect(await panel.getByRole('heading', { level: 2 }).textContent()).toBe(ticket);
    await isSound();
    await close();
    await send(url, `/tickets/${step}/records`, { kind: 'cancelled' }, as);
  });
});

describe('alerts', () => {
  it('are taken on by the keyboard alone, and everybody sees that they are', async () => {
    const ticket = `alerting-${process.pid}`;
    // It should be acknowledged within a quarter of an hour, by day and by night.
    const time = new Date(Date.now() - 8 * 60_000).toISOString();
    const data = { customer: CUSTOMER, priority: 'P1', service: 'helpdesk' };
    const opened = {
      specversion: '1.0',
      id: ticket,
      source: 'by-hand',
      subject: ticket,
      time,
      type: 'ticket.opened',
      data,
    };
    await send(url, '/events', [opened], as);
    // Half of its time is over; three quarters are not before some minutes have gone by.
    const told = async () => {
      const answer = await fetch(`${url}/api/v1/alerts?ticket=${ticket}`, { headers: as });
      const { items } = (await answer.json()) as { items: { threshold: string | null }[] };
      return items.map(({ threshold }) => threshold).sort();
    };
    await expect.poll(told, { timeout: 30_000 }).toEqual(['50%']);
    const { page, go, close } = await visitor.visit({ lang: 'fr', as: 'technician' });
    await go('/alerts');
    const waits = page.locator('[data-kind][data-settled=false]').filter({ hasText: ticket }).first();
    await waits.waitFor();
    const alert = (await waits.getAttribute('data-alert')) ?? '';
    await waits.getByRole('button', { name: /^Prendre en compte/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Alerte prise en compte.').waitFor();
    // It stands among those that nobody has to take on any more, however far down that is.
    const waiting = (of: Page) => of.locator(`[data-alert=${JSON.stringify(alert)}][data-settled=false]`);
    await waiting(page).waitFor({ state: 'detached' });
    const other = await visitor.visit({ lang: 'fr', as: 'owner' });
    await other.go('/alerts');
    await other.page.locator('[data-alert]').first().waitFor();
    expect(await waiting(other.page).count()).toBe(0);
    await other.go(`/tickets/${ticket}`);
    const panel = other.page.getByRole('dialog', { name: ticket });
    await panel.getByText(/Prise en compte par/).waitFor();
    expect(await panel.locator('[data-alert]').getByRole('button').count()).toBe(0);
    await send(url, `/tickets/${ticket}/records`, { kind: 'cancelled' }, as);
    await other.close();
    await close();
  });

  it('are not for customers, who are told so', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang: 'fr', as: 'customer' });
    await go('/alerts');
    await page.getByText('Ceci ne vous est pas ouvert').waitFor();
    expect(await page.locator('[data-kind]').count()).toBe(0);
    await isSound();
    await close();
  });

  it('another’s ticket is the same as one that nobody has', async () => {
    const { page, go, close } = await visitor.visit({ lang: 'fr', as: 'customer' });
    const others = await fetch(`${url}/api/v1/tickets?customer=fontbelle,halles,nervures&limit=5`, { headers: as });
    const { items } = (await others.json()) as { items: { ticket: string }[] };
    const [first] = items;
    if (first === undefined) throw new Error('no other customer has a ticket');
    const told: string[] = [];
    for (const ticket of [first.ticket, 'NOBODYS-1']) {
      await go(`/tickets/${ticket}`);
      const alert = page.getByRole('dialog').getByRole('alert');
      await alert.waitFor();
      told.push(((await alert.textContent()) ?? '').replaceAll(ticket, 'X').replaceAll(/[0-9a-f-]{20,}/g, ''));
    }
    expect(told[0]).toBe(told[1]);
    await close();
  });
});
