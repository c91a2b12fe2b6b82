import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ComponentProps, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../api/ask.ts';
import { send } from '../../api/send.ts';
import { useSelf } from '../../api/session.ts';
import { Button } from '../../kit/controls/button.tsx';
import { SegmentedControl } from '../../kit/controls/choice.tsx';
import { toast } from '../../kit/feedback/toast-store.ts';
import { IconUser } from '../../kit/icons/icons.tsx';
import { currentLang, type Lang, speakNow } from '../../words/i18n.ts';
import { isMissingPiece, tellMissing } from '../failed/pieces.ts';
import { setTheme, themeNow } from '../theme.ts';

/** Who is signed in, in which language and appearance, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation(['common', 'kit']);
  const self = useSelf();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={t('you.menu')}
        title={t('you.menu')}
        className="grid size-9 shrink-0 place-items-center rounded-full border border-line-strong bg-surface text-ink-soft hover:bg-sunken hover:text-ink"
      >
        <IconUser />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className="fixed inset-auto top-14 right-3 m-0 w-72 max-w-[calc(100vw-1.5rem)] rounded-lg border border-line bg-raised p-4 text-ink shadow-raised"
      >
        <p className="font-semibold wrap-anywhere">{self.name ?? self.email ?? self.id}</p>
        {self.name && self.email && <p className="text-sm text-ink-soft wrap-anywhere">{self.email}</p>}
        <div className="mt-4 grid justify-items-start gap-4">
          <LanguageChoice />
          <ThemeChoice />
          <Link
            to="/settings/$section"
            params={{ section: 'account' }}
            onClick={() => panel.current?.hidePopover()}
            className="min-h-6 font-medium text-accent underline underline-offset-2"
          >
            {t('kit:layout.account')}
          </Link>
          <SignOut />
        </div>
      </div>
    </>
  );
}

function LanguageChoice() {
  const { t } = useTranslation(['common', 'kit']);
  const speaking = useMutation({
    mutationFn: async (language: Lang) => {
      await speakNow(language);
      await send('PATCH', '/api/v1/session', { body: { language } });
    },
    // What the server said in the other language is asked for again.
    onSettled: () => queryClient.invalidateQueries(),
    onError: (error) =>
      isMissingPiece(error) ? tellMissing() : toast({ tone: 'fault', text: t('kit:layout.notKept') }),
  });
  return (
    <Choice
      label={t('you.language')}
      value={currentLang()}
      onChange={(language) => speaking.mutate(language)}
      options={[
        { value: 'fr', label: 'Français' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
}

function ThemeChoice() {
  const { t } = useTranslation(['common', 'kit']);
  const [theme, choose] = useState(themeNow);
  return (
    <Choice
      label={t('you.theme')}
      value={theme}
      onChange={(next) => {
        setTheme(next);
        choose(next);
      }}
      options={[
        { value: 'light', label: t('you.themeLight') },
        { value: 'dark', label: t('you.themeDark') },
        { value: 'system', label: t('kit:layout.themeAuto') },
      ]}
    />
  );
}

/** A choice with its name in sight. */
function Choice<T extends string>(props: ComponentProps<typeof SegmentedControl<T>>) {
  return (
    <div className="grid gap-1">
      <p aria-hidden="true" className="text-sm text-ink-soft">
        {props.label}
      </p>
      <SegmentedControl {...props} />
    </div>
  );
}

function SignOut() {
  const { t } = useTranslation(['common', 'kit']);
  const leaving = useMutation({
    mutationFn: () => send('DELETE', '/api/v1/session'),
    onSuccess: () => location.assign('/'),
    onError: () => toast({ tone: 'fault', text: t('kit:feedback.failedTitle') }),
  });
  return (
    <Button isPending={leaving.isPending} onClick={() => leaving.mutate()} className="w-full">
      {t('you.signOut')}
    </Button>
  );
}
