import type { HandedOver, MailServer } from '../../app/ports/index.ts';

const LONGEST = 500;

export function failed(status: number | null, detail: string): HandedOver {
  return { outcome: 'failed', status, detail: detail.slice(0, LONGEST), retryAfterMs: null };
}

export function refused(status: number | null, detail: string): HandedOver {
  return { outcome: 'refused', status, detail: detail.slice(0, LONGEST), gone: false };
}

interface MailError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly message?: string;
}

/** Steps at which a refusal is about us, not about the receiver: whoever runs Leeway can mend it, and it is tried again. */
const OURS: ReadonlySet<string> = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'EREQUIRETLS', 'ECONFIG', 'EDNS']);

/** What a mail server's refusal, or its silence, comes to: 5xx about a mail is for good (RFC 5321, 4.2.1), all else is not. */
export function outcomeOf(error: unknown, { user, password }: MailServer): HandedOver {
  const { code = '', responseCode, message = 'the mail server could not be reached' } = error as MailError;
  const status = responseCode ?? null;
  const detail = withoutSecrets(message.replace(/\s+/g, ' '), [password, user]);
  if (status !== null && status >= 500 && !OURS.has(code)) return refused(status, detail);
  return failed(status, detail);
}

function withoutSecrets(text: string, secrets: readonly (string | null)[]): string {
  return secrets.reduce<string>(
    (rest, secret) => (secret === null || secret.length < 3 ? rest : rest.replaceAll(secret, '…')),
    text,
  );
}
