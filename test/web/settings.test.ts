import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { askApi } from './support/ask-api.ts';
import { send } from './support/house.ts';
import { openVisitor, type Visitor } from './support/visit.ts';

// Settings as people use them, against a real server: who sees what, secrets shown once, changes that can be taken back.

let visitor: Visitor;
beforeAll(async () => {
  visitor = await openVisitor();
}, 60_000);
afterAll(() => visitor?.close());

it.each([
  ['technician', ['account', 'rota', 'sources', 'notifications', 'deliveries', 'calendars'], 'people'],
  ['customer', ['account', 'calendars'], 'sources'],
] as const)('a %s is shown what is theirs, and refused the rest in words', async (as, seen, refused) => {
  const { page, go, isSound, close } = await visitor.visit({ as });
  await go('/settings');
  const links = page.locator('main#content a[href*="/settings/"]');
  await links.first().waitFor();
  const hrefs = await links.evaluateAll((all) => all.map((one) => new URL((one as HTMLAnchorElement).href).pathname));
  expect(hrefs).toEqual(seen.map((one) => `/settings/${one}`));
  await go(`/settings/${refused}`);
  await page.getByText('This is not for you').waitFor();
  await isSound();
  await close();
});

it('a token is shown once and never again, and revoked after a question', async () => {
  const { page, go, isSound, close } = await visitor.visit({ lang: 'fr' });
  await go('/settings/tokens');
  await page.getByRole('button', { name: 'Créer un jeton' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom').fill('Essai de réglages');
  await dialog.getByLabel(/^Tickets.: lire$/).check();
  await dialog.getByRole('button', { name: 'Créer un jeton' }).click();
  const secret = await page.getByRole('textbox', { name: 'Jeton' }).inputValue();
  expect(secret).toMatch(/^lw_/);
  await isSound();
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).last().click();
  await page.getByText('Essai de réglages').waitFor();
  expect(await page.content()).not.toContain(secret);
  await page.reload();
  await page.getByRole('button', { name: 'Révoquer Essai de réglages' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Révoquer' }).click();
  await page.getByText('Le jeton Essai de réglages est révoqué.').waitFor();
  await page.getByRole('button', { name: 'Révoquer Essai de réglages' }).waitFor({ state: 'detached' });
  await close();
});

it('somebody is added, invited by a link that is shown once, disabled and given back by undo', async () => {
  const { page, go, close } = await visitor.visit();
  await go('/settings/people');
  await page.getByRole('button', { name: 'Add somebody' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Nora Set');
  await dialog.getByLabel('E-mail address').fill('nora.set@tests.example');
  await dialog.getByRole('button', { name: 'Add somebody' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nora Set' }).waitFor();
  await page.getByRole('button', { name: 'Invitation link' }).click();
  expect(await page.getByRole('textbox', { name: 'Link' }).inputValue()).toContain('#');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Disable' }).click();
  await page.getByText('Nora Set can no longer sign in.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Nora Set can sign in again.').waitFor();
  await page.getByRole('button', { name: 'Erase' }).click();
  const erase = page.getByRole('dialog').getByRole('button', { name: 'Erase for good' });
  expect(await erase.isDisabled()).toBe(true);
  await page.getByRole('dialog').getByRole('textbox').fill('Nora Set');
  await erase.click();
  await page.getByText('The person is erased.').waitFor();
  await close();
});

it('a mapping is tried on an example, and its faults stand at their lines', async () => {
  const { page, go, isSound, close } = await visitor.visit();
  await go('/settings/sources');
  await page
    .getByRole('link', { name: /Uptime Kuma/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Mapping' }).click();
  const editor = page.locator('.cm-content');
  await editor.waitFor();
  const example = JSON.stringify({
    heartbeat: { status: 0, monitorID: 7, time: '2026-03-12 08:00:00', msg: 'timeout' },
    monitor: { name: 'internet', tags: [] },
  });
  await page.getByLabel(/An example of a payload/).fill(example);
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByText('outage.started · internet').waitFor();
  await isSound();
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('\nbogus: [');
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByText('What stands in the way').waitFor();
  await page
    .getByRole('button', { name: /Go to line \d+/ })
    .first()
    .click();
  expect(await editor.evaluate((one) => one === document.activeElement)).toBe(true);
  await isSound();
  await close();
});

it('rules are tried before anybody is told, and a rule that is taken away comes back by undo', async () => {
  const { page, go, isSound, close } = await visitor.visit();
  await go('/settings/notifications');
  await page.getByRole('button', { name: 'Try them' }).click();
  await page
    .getByRole('region', { name: 'Who would be told' })
    .or(page.getByText('Nobody would be told.'))
    .first()
    .waitFor();
  await isSound();
  await page.getByRole('button', { name: 'Remove Team', exact: true }).click();
  await page.getByRole('heading', { name: 'Team', exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { name: 'Team', exact: true }).waitFor();
  await close();
});

it('a rule is edited with all its customers and steps, and what its form has no field for stays', async () => {
  const { url, token } = inject('house');
  const as = { authorization: `Bearer ${token}` };
  type Kept = { readonly rules: { readonly rules: readonly object[] }; readonly revision: number };
  const kept = await askApi<Kept>('/notification-rules');
  const rule = {
    id: 'night watch',
    when: {
      kinds: ['breach'],
      priorities: ['P1, critical', 'P2'],
      customers: ['boreal', 'maubec'],
      services: ['mail'],
    },
    to: ['role:manager'],
    via: ['page', 'webhook'],
    digest: '1h',
    quiet: { from: '22:00', to: '07:00' },
    ladder: [
      { after: '15m', to: ['rota:astreinte', 'assignee'] },
      { after: '1h', to: ['role:owner'] },
    ],
    last: true,
  };
  await send(url, '/notification-rules', { ...kept.rules, rules: [...kept.rules.rules, rule] }, as, 'PUT');
  const { page, go, isSound, close } = await visitor.visit();
  await go('/settings/notifications');
  await page.getByText('after 15\u202fmin: whoever is on call (Astreinte) and whoever has the ticket').waitFor();
  await page.getByRole('button', { name: 'Edit night watch' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('This form leaves as they are: service mail, gathered over 1\u202fh').waitFor();
  await isSound();
  await dialog
    .getByRole('group', { name: 'Only for these customers' })
    .getByLabel(/^Clinique Garance/)
    .check();
  await dialog.getByRole('button', { name: 'Move step 2 up' }).click();
  await dialog.getByRole('button', { name: 'Add a step' }).click();
  const set = dialog.getByRole('button', { name: 'Set the rule' });
  expect(await set.isDisabled()).toBe(true);
  await dialog.getByLabel('After', { exact: true }).nth(2).fill('2 hours');
  await dialog.getByRole('group', { name: 'Tell' }).nth(2).getByLabel('everybody with the role Approver').check();
  await set.click();
  // What is wrong is said at its step; everything typed stays.
  await dialog.locator('[aria-invalid=true]').waitFor();
  await dialog.getByLabel('After', { exact: true }).nth(2).fill('2h');
  await set.click();
  await dialog.waitFor({ state: 'detached' });
  const after = await askApi<Kept>('/notification-rules');
  expect(after.rules.rules.at(-1)).toEqual({
    ...rule,
    when: { ...rule.when, customers: ['boreal', 'maubec', 'garance'] },
    ladder: [rule.ladder[1], rule.ladder[0], { after: '2h', to: ['role:approver'] }],
  });
  await close();
  await send(url, '/notification-rules', kept.rules, as, 'PUT');
});

it('the record tells the latest first, narrows by the address, and says that the chain holds', async () => {
  const { page, go, isSound, close } = await visitor.visit();
  await go('/settings/audit?state=person');
  await page.getByText(/It holds: [\d,]+ entries/).waitFor();
  const actions = page.locator('tbody th span.font-medium');
  await actions.first().waitFor();
  expect(new Set(await actions.allTextContents())).toContain('A person was added');
  const recorded = await page.locator('tbody td .font-mono > :first-child').allTextContents();
  expect(recorded.every((one) => one.startsWith('person.'))).toBe(true);
  const told = await page.locator('tbody td button').allTextContents();
  const numbers = told.map((one) => Number(one.replaceAll(/\D/g, '')));
  expect(numbers.length).toBeGreaterThan(1);
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  await isSound();
  await close();
});
