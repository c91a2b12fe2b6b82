import { randomUUID } from 'node:crypto';
import type { Config, MailSigns, SentMail } from '../../app/running/index.ts';
import { openMail, probeMail } from '../../connectors/mail/index.ts';

/** Speaks to the mail server that is set, and sends nothing. */
export async function mailSigns({ smtpUrl, mailFrom, url }: Config): Promise<MailSigns> {
  if (smtpUrl === null || mailFrom === null) return { kind: 'none' };
  const server = `${smtpUrl.host}:${smtpUrl.port}`;
  const why = await probeMail(smtpUrl);
  if (why !== null) return { kind: 'failed', server, why };
  return { kind: 'answered', server, signedIn: smtpUrl.user !== null, hasUrl: url !== null };
}

const TEXT = [
  'Ce courriel vérifie que Leeway peut vous écrire. Il n’appelle aucune réponse.',
  'This mail checks that Leeway can write to you. It needs no answer.',
];
const LIMIT_MS = 20_000;

/** Really sends a mail; says what the server answered. */
export async function sendTestMail({ smtpUrl, mailFrom, url }: Config, to: string): Promise<SentMail> {
  if (smtpUrl === null || mailFrom === null) {
    return { to, handedOver: false, said: 'LEEWAY_SMTP_URL, LEEWAY_MAIL_FROM' };
  }
  const host = url === null ? 'leeway.invalid' : new URL(url).hostname;
  const mail = openMail({ server: smtpUrl, from: mailFrom, host });
  const [text, html] = [TEXT.join('\n\n'), TEXT.map((line) => `<p>${line}</p>`).join('\n')];
  const body = JSON.stringify({ subject: 'Leeway : essai / test', text, html });
  const id = `doctor_${randomUUID()}`;
  try {
    const parcel = { id, channel: 'email', to, endpoint: null, body } as const;
    const { outcome, detail } = await mail.handOver(parcel, AbortSignal.timeout(LIMIT_MS));
    return { to, handedOver: outcome === 'handedOver', said: detail };
  } finally {
    await mail.close();
  }
}
