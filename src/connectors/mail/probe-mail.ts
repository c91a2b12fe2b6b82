import { createTransport } from 'nodemailer';
import type { MailServer } from '../../app/ports/index.ts';
import { settingsOf } from './open-mail.ts';
import { outcomeOf } from './outcome.ts';

const PATIENCE_MS = 15_000;

/**
 * Holds the beginning of a conversation with a mail server and sends nothing: EHLO, encryption as it is asked for, our
 * account.
 * @returns null: it went well; else why it did not, without secrets
 */
export async function probeMail(server: MailServer): Promise<string | null> {
  const transport = createTransport(settingsOf(server, PATIENCE_MS));
  try {
    await transport.verify();
    return null;
  } catch (error) {
    return outcomeOf(error, server).detail;
  } finally {
    transport.close();
  }
}
