import type { Told } from '../../ports/index.ts';
import { type Finding, fine, notice, wrong } from '../finding.ts';

/** How far mail is set up, and what its server said. `signedIn`: it was asked with our account; `hasUrl`: mails have links. */
export type MailSigns =
  | { readonly kind: 'none' }
  | { readonly kind: 'answered'; readonly server: string; readonly signedIn: boolean; readonly hasUrl: boolean }
  | { readonly kind: 'failed'; readonly server: string; readonly why: string };

/** What came of a mail that was asked for; null: none was. */
export type SentMail = { readonly to: string; readonly handedOver: boolean; readonly said: string } | null;

export function mailFindings(mail: MailSigns, sent: SentMail): readonly Finding[] {
  return [...serverFindings(mail), ...(sent === null ? [] : [sentFinding(sent)])];
}

function serverFindings(mail: MailSigns): readonly Finding[] {
  if (mail.kind === 'none') {
    return [
      notice(
        'mail',
        {
          fr: 'aucun serveur de messagerie\u202f: personne n’est prévenu par courriel',
          en: 'no mail server: nobody is told by e-mail',
        },
        {
          fr: 'Donnez LEEWAY_SMTP_URL et LEEWAY_MAIL_FROM (docs/guides/notifications.md).',
          en: 'Set LEEWAY_SMTP_URL and LEEWAY_MAIL_FROM (docs/guides/notifications.md).',
        },
      ),
    ];
  }
  if (mail.kind === 'failed') {
    return [
      wrong(
        'mail',
        {
          fr: `le serveur de messagerie ${mail.server} ne prend rien\u202f: ${mail.why}`,
          en: `the mail server ${mail.server} takes nothing: ${mail.why}`,
        },
        {
          fr: 'Vérifiez l’adresse, le port, le compte et le chiffrement dans LEEWAY_SMTP_URL, et que ce serveur tourne.',
          en: 'Check the address, the port, the account and the encryption in LEEWAY_SMTP_URL, and that this server runs.',
        },
      ),
    ];
  }
  const how: Told = mail.signedIn
    ? { fr: 'répond et reconnaît notre compte (EHLO, AUTH)', en: 'answers and knows our account (EHLO, AUTH)' }
    : { fr: 'répond (EHLO)', en: 'answers (EHLO)' };
  const found = [
    fine('mail', {
      fr: `le serveur de messagerie ${mail.server} ${how.fr}`,
      en: `the mail server ${mail.server} ${how.en}`,
    }),
  ];
  return mail.hasUrl ? found : [...found, noUrl()];
}

function noUrl(): Finding {
  return notice(
    'links',
    {
      fr: 'les courriels n’ont pas de liens\u202f: LEEWAY_URL manque',
      en: 'mails have no links: LEEWAY_URL is not set',
    },
    {
      fr: 'Donnez l’adresse où l’on joint Leeway, comme LEEWAY_URL=https://leeway.exemple.',
      en: 'Set the address by which people reach Leeway, such as LEEWAY_URL=https://leeway.example.',
    },
  );
}

function sentFinding({ to, handedOver, said }: NonNullable<SentMail>): Finding {
  if (handedOver) {
    return fine('mailSent', {
      fr: `courriel confié au serveur pour ${to} (${said})\u202f: voyez s’il arrive`,
      en: `a mail for ${to} was handed to the server (${said}): see whether it arrives`,
    });
  }
  return wrong(
    'mailSent',
    { fr: `aucun courriel n’est parti pour ${to}\u202f: ${said}`, en: `no mail left for ${to}: ${said}` },
    {
      fr: 'Le serveur dit pourquoi\u202f; corrigez l’adresse, LEEWAY_MAIL_FROM ou LEEWAY_SMTP_URL.',
      en: 'The server says why; mend the address, LEEWAY_MAIL_FROM or LEEWAY_SMTP_URL.',
    },
  );
}
