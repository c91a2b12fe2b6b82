import { createTransport } from 'nodemailer';
import {
  type Carrier,
  type HandedOver,
  isBroken,
  type MailServer,
  mailboxOf,
  openSilence,
  type Parcel,
  plainAddress,
} from '../../app/ports/index.ts';
import { failed, outcomeOf, refused } from './outcome.ts';
import { openTurns } from './turns.ts';

export interface MailOptions {
  readonly server: MailServer;
  /** `Leeway <alerts@example.org>`. */
  readonly from: string;
  /** What stands behind the @ of a `Message-ID`. */
  readonly host: string;
  /** How long the server may say nothing within a conversation; fifteen seconds unless said. See `settingsOf`. */
  readonly patienceMs?: number;
}

/** Connections that are kept open, each with one mail at a time. */
const CONNECTIONS = 8;

/**
 * Hands mails over to one server, over connections that are kept. An address or subject that would not stay on its line is
 * refused before anything leaves.
 */
export function openMail({ server, from, host, patienceMs = 15_000 }: MailOptions): Carrier {
  const sender = mailboxOf(from);
  if (sender === null) throw new Error('the sender is no mailbox');
  const transport = createTransport(settingsOf(server, patienceMs));
  const turns = openTurns(CONNECTIONS);
  const silence = openSilence();
  return {
    channels: ['email'],
    handOver: async (parcel, signal): Promise<HandedOver> => {
      const mail = mailOf(parcel, sender, host);
      if ('outcome' in mail) return mail;
      const done = await turns.take(signal);
      // Nothing has left: whoever tries again repeats nothing.
      if (done === null) return failed(null, 'the mail server was busy with others all the time');
      if (!silence.may()) {
        done();
        return failed(null, 'the mail server does not answer');
      }
      const sent = transport.sendMail(mail).then(
        ({ response }) => handedOver(response),
        (error) => outcomeOf(error, server),
      );
      void sent.finally(done);
      const outcome = await Promise.race([sent, tooLate(signal)]);
      silence.heard(outcome.status !== null);
      return outcome;
    },
    close: async () => transport.close(),
  };
}

/**
 * How a server is spoken to.
 * @param patienceMs how long it may say nothing; finding, reaching and being greeted by it have a third of it each
 */
export function settingsOf(server: MailServer, patienceMs: number) {
  const { host, port, secure, requireTls, verify, user, password } = server;
  return {
    pool: true as const,
    maxConnections: CONNECTIONS,
    maxMessages: 100,
    // What is tried again is decided elsewhere, and noted.
    maxRequeues: 0,
    host,
    port,
    secure,
    requireTLS: requireTls,
    tls: { rejectUnauthorized: verify, minVersion: 'TLSv1.2' as const },
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: patienceMs / 3,
    greetingTimeout: patienceMs / 3,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs / 3,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** A mail ready to be sent, or why none is. */
function mailOf(parcel: Parcel, sender: { readonly name: string; readonly address: string }, host: string) {
  const address = plainAddress(parcel.to ?? '');
  if (address === null) return refused(null, 'the address is none that mail can be sent to');
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(parcel.id)) return refused(null, 'the id of the message is none');
  const body = JSON.parse(parcel.body) as { readonly [key: string]: unknown };
  const { subject, date, text, html } = body;
  if (typeof subject !== 'string' || typeof text !== 'string' || typeof html !== 'string') {
    return refused(null, 'the body of the message is none of a mail');
  }
  if (isBroken(subject)) return refused(null, 'the subject would not stay on its line');
  return {
    from: sender,
    to: { name: '', address },
    // As it is, so that no parser looks for further addresses.
    envelope: { from: sender.address, to: [address] },
    messageId: `<${parcel.id}@${host}>`,
    // Of the message, not of the try: what is handed over twice is the same to the byte.
    ...(typeof date === 'string' ? { date: new Date(date) } : {}),
    baseBoundary: parcel.id,
    subject,
    text,
    html,
    headers: {
      // No out-of-office answers, and no loops.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function handedOver(response: string): HandedOver {
  const status = Number(/^\d{3}/.exec(response)?.[0] ?? 250);
  return { outcome: 'handedOver', status, detail: response.slice(0, 500) };
}

function tooLate(signal: AbortSignal): Promise<HandedOver> {
  const late = () => failed(null, 'the mail server took too long');
  if (signal.aborted) return Promise.resolve(late());
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(late()), { once: true }));
}
