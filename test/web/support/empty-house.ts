import type { Locator } from 'playwright-core';
import { type RealMailServer, realMailServer } from '../../delivery/support/mail-server.ts';
import { dataFolder, type NodeProcess, startReady } from '../../running/node-process.ts';
import type { House } from './house.ts';
import type { Visit, Visitor } from './visit.ts';

/** A server on an empty folder, as somebody has it who has just typed `npm start`. */
export interface EmptyHouse {
  readonly house: House;
  readonly node: NodeProcess;
  /** What the command printed: whoever opens it becomes the owner. */
  readonly link: string;
  /** Where its data lie. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/** @param env settings of the mail server; none: nothing is set */
export async function openEmptyHouse(env: { readonly [name: string]: string } = {}): Promise<EmptyHouse> {
  const folder = dataFolder();
  const node = await startReady({ LEEWAY_DATA: folder.path, ...env });
  const nobody = { owner: '', manager: '', technician: '', approver: '', customer: '' };
  return {
    house: { url: node.url, sessions: nobody, token: '' },
    node,
    link: node.ownerLink ?? '',
    folder: folder.path,
    close: async () => {
      await node.stop();
      folder.remove();
    },
  };
}

/** A house whose mail goes to a real mail server, and that server. */
export interface HouseWithMail extends EmptyHouse {
  readonly mail: RealMailServer;
}

/** @param env settings beside those of the mail server */
export async function openHouseWithMail(env: { readonly [name: string]: string } = {}): Promise<HouseWithMail> {
  const mail = await realMailServer({ encrypts: false });
  const { host, port } = mail.server;
  const at = await openEmptyHouse({
    LEEWAY_SMTP_URL: `smtp://${host}:${port}?tls=optional`,
    LEEWAY_MAIL_FROM: 'Leeway <leeway@msp.example>',
    ...env,
  });
  return {
    ...at,
    mail,
    close: async () => {
      await at.close();
      await mail.close();
    },
  };
}

/** Somebody new, who counts how often they have to click. */
export interface Newcomer extends Visit {
  readonly clicks: () => number;
  readonly click: (what: Locator) => Promise<void>;
}

export const ADA = { name: 'Ada Roy', email: 'ada@example.com', password: 'seven slow green trams' } as const;

/** Somebody who opens the link that the command printed (the first click), and makes the owner's account (the second). */
export async function newOwner(visitor: Visitor, link: string, lang: 'fr' | 'en'): Promise<Newcomer> {
  const visit = await visitor.visit({ as: null, lang });
  const { page } = visit;
  let clicks = 1;
  await page.goto(link);
  await page.locator('#setup-form-name').fill(ADA.name);
  await page.locator('#setup-form-email').fill(ADA.email);
  await page.locator('#setup-form-password').fill(ADA.password);
  const click = async (what: Locator) => {
    clicks += 1;
    await what.click();
  };
  await click(page.locator('#setup-form button.main'));
  await page.waitForURL('**/welcome');
  return { ...visit, clicks: () => clicks, click };
}
