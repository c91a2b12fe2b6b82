import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openVisitor, type Visitor } from './support/visit.ts';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await openVisitor();
}, 60_000);
afterAll(() => visitor?.close());

/** What is typed into a field of day and time: so many days from today, at an hour of the wall. */
const inDays = (days: number, hour: string) =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${hour}`;

const WORDS = {
  en: {
    title: 'Availability',
    announce: 'Announce planned maintenance',
    from: 'From',
    to: 'To',
    customer: 'Customer',
    short: /Too short: .* of notice are needed, .* are given/,
    late: 'Not in time for every promise',
    inTime: 'In time for every promise',
    tell: /^Announce and tell \d+ contact/,
    callOff: 'Call off',
    callOffVerb: 'Call it off',
    calledOff: 'The planned maintenance is called off.',
    exclude: 'Exclude a period',
    reason: 'Reason',
    verb: 'Exclude',
    excluded: 'The time is excluded.',
    undo: 'Undo',
    takenBack: 'Taken back: the time counts again.',
    evidence: /^Evidence/,
  },
  fr: {
    title: 'Disponibilité',
    announce: 'Annoncer une maintenance programmée',
    from: 'Du',
    to: 'Au',
    customer: 'Client',
    short: /Trop court\u202f: il faut un préavis de .*, il est de /,
    late: 'Pas à temps pour tous les engagements',
    inTime: 'À temps pour tous les engagements',
    tell: /^Annoncer et prévenir \d+ contact/,
    callOff: 'Annuler',
    callOffVerb: 'Annuler la maintenance programmée',
    calledOff: 'La maintenance programmée est annulée.',
    exclude: 'Exclure une période',
    reason: 'Motif',
    verb: 'Exclure',
    excluded: 'Le temps est exclu.',
    undo: 'Annuler',
    takenBack: 'C’est fait\u202f: le temps compte de nouveau.',
    evidence: /^Preuve/,
  },
} as const;

describe('the services of a year', () => {
  it.each([
    ['en', 'light', 1440],
    ['fr', 'dark', 360],
  ] as const)('are told with their states and their timeline, in %s, %s, %i wide', async (lang, theme, width) => {
    const { page, go, isSound, close } = await visitor.visit({ lang, theme, width });
    await go('/availability');
    await page.getByRole('heading', { level: 1, name: WORDS[lang].title }).waitFor();
    const hosting = page.getByRole('link', { name: lang === 'en' ? 'Server hosting' : 'Hébergement de serveurs' });
    await hosting.waitFor();
    // Of the backup nobody measures whether it is up: that is said, and is not taken for up.
    await page.getByText(lang === 'en' ? /^Not measured: .*Backup/ : /^Non mesurés\u202f: .*Sauvegarde/).waitFor();
    await isSound();
    await hosting.click();
    await page
      .getByText(lang === 'en' ? 'Where the hours went' : 'Où sont passées les heures')
      .first()
      .waitFor();
    await page
      .getByRole('link', { name: lang === 'en' ? 'In the agreement' : 'Dans le contrat' })
      .first()
      .waitFor();
    await isSound();
    await close();
  });

  it('open a stretch of the timeline to the facts that say so, by keyboard', async () => {
    const { page, go, isSound, close } = await visitor.visit({ width: 1440 });
    await go('/availability/hosting');
    const part = page.locator('main [role="group"] > button[tabindex="0"]').first();
    await part.waitFor();
    await part.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('Lasted').waitFor();
    await isSound();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await close();
  });
});

describe.each(['en', 'fr'] as const)('planned maintenance in %s', (lang) => {
  const words = WORDS[lang];
  const days = lang === 'en' ? 40 : 47;

  it('is told too short a notice while it is typed, and enough; then who was told, and it is called off', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang, theme: lang === 'en' ? 'light' : 'dark' });
    await go('/availability/hosting');
    await page.getByRole('button', { name: words.announce }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words.customer).selectOption('meridien');
    await dialog.getByLabel(words.from, { exact: true }).fill(inDays(1, '22:00'));
    await dialog.getByLabel(words.to, { exact: true }).fill(inDays(1, '23:30'));
    await dialog.getByText(words.late).waitFor();
    await dialog.getByText(words.short).first().waitFor();
    await isSound();
    await dialog.getByLabel(words.from, { exact: true }).fill(inDays(days, '22:00'));
    await dialog.getByLabel(words.to, { exact: true }).fill(inDays(days, '23:30'));
    await dialog.getByText(words.inTime).waitFor();
    expect(await dialog.getByText(words.short).count()).toBe(0);
    await dialog.getByRole('button', { name: words.tell }).click();
    await dialog.waitFor({ state: 'hidden' });
    // The demonstration has no mail server: that nobody could be told is said with the name of who was meant to be.
    const told = page.getByRole('list', { name: lang === 'en' ? 'Who was told' : 'Qui a été prévenu' });
    await told
      .getByText(/\(Méridien Voyages/)
      .first()
      .waitFor();
    await isSound();
    await page.getByRole('button', { name: words.callOff, exact: true }).last().click();
    await page.getByRole('dialog').getByRole('button', { name: words.callOffVerb, exact: true }).click();
    await page.getByText(words.calledOff).waitFor();
    await close();
  });
});

describe.each(['en', 'fr'] as const)('excluded time in %s', (lang) => {
  const words = WORDS[lang];

  it('is excluded with a reason and its approver, and taken back', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang, theme: lang === 'en' ? 'dark' : 'light' });
    await go('/availability/hosting');
    await page.getByRole('button', { name: words.exclude }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words.customer).selectOption('saone');
    await dialog.getByLabel(words.from, { exact: true }).fill(inDays(-3, lang === 'en' ? '01:00' : '04:00'));
    await dialog.getByLabel(words.to, { exact: true }).fill(inDays(-3, lang === 'en' ? '02:00' : '05:00'));
    await dialog.getByLabel(words.reason, { exact: true }).selectOption('forceMajeure');
    await dialog.getByLabel(words.evidence).fill(`report-${lang}`);
    await isSound();
    await dialog.getByRole('button', { name: words.verb, exact: true }).click();
    await page.getByText(words.excluded).waitFor();
    const row = page.getByRole('row').filter({ hasText: `report-${lang}` });
    await row
      .getByText(lang === 'en' ? 'does not count' : 'ne compte pas')
      .first()
      .waitFor();
    await isSound();
    await page.getByRole('button', { name: words.undo, exact: true }).last().click();
    await page.getByText(words.takenBack).waitFor();
    await row.waitFor({ state: 'hidden' });
    await close();
  });
});

describe('who may not, and what is not there', () => {
  it('offers a technician neither announcements nor exclusions', async () => {
    const { page, go, isSound, close } = await visitor.visit({ as: 'technician' });
    await go('/availability/hosting');
    await page.getByText('Where the hours went').first().waitFor();
    expect(await page.getByRole('button', { name: WORDS.en.announce }).count()).toBe(0);
    expect(await page.getByRole('button', { name: WORDS.en.exclude }).count()).toBe(0);
    await isSound();
    await close();
  });

  it('says that there is no such service, with the way back', async () => {
    const { page, go, isSound, close } = await visitor.visit({ lang: 'fr' });
    await go('/availability/chaudron');
    await page.getByText('Ce service n’existe pas').waitFor();
    await page.getByRole('link', { name: 'Vers tous les services' }).waitFor();
    await isSound();
    await close();
  });

  it('says so and offers another try when the server fails', async () => {
    const { page, go, close } = await visitor.visit();
    await page.route(`${inject('house').url}/api/v1/services`, (route) => route.fulfill({ status: 500, body: '{}' }));
    await go('/availability');
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor();
    await close();
  });

  it('teaches what to do where there is no service yet', async () => {
    const { page, go, isSound, close } = await visitor.visit({ theme: 'dark' });
    const empty = { status: 200, contentType: 'application/json', body: '{"items":[],"next":null}' };
    await page.route(`${inject('house').url}/api/v1/services`, (route) => route.fulfill(empty));
    await go('/availability');
    await page.getByText('No service yet').waitFor();
    await isSound();
    await close();
  });
});
