import { useTranslation } from 'react-i18next';

const EXAMPLES: { readonly [setting: string]: string } = {
  LEEWAY_SMTP_URL: 'smtp://leeway:password@mail.example:587',
  LEEWAY_MAIL_FROM: 'Leeway <leeway@msp.example>',
};

/** What has to be set before mail can leave, as it is written where the server is started. */
export function MailMissing({ settings }: { readonly settings: readonly string[] }) {
  const { t } = useTranslation('welcome');
  return (
    <div className="grid w-full gap-2">
      <p className="max-w-2xl">{t('mail.missing', { count: settings.length })}</p>
      <ul
        aria-label={t('mail.settings')}
        className="grid w-full gap-1 rounded-md border border-line bg-sunken px-3 py-2 font-mono text-sm wrap-anywhere"
      >
        {settings.map((name) => (
          <li key={name}>{`${name}=${quoted(EXAMPLES[name] ?? '…')}`}</li>
        ))}
      </ul>
      <p className="max-w-2xl text-ink-soft">{t('mail.then')}</p>
    </div>
  );
}

/** As a shell reads it. */
function quoted(value: string): string {
  return /[\s<>]/.test(value) ? `'${value}'` : value;
}
