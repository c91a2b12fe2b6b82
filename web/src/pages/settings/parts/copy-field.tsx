import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/controls/button.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  readonly rows?: number;
}

/** A text to be taken elsewhere: selected when it is entered, copied by a button. */
export function CopyField({ label, value, rows = 1 }: CopyFieldProps) {
  const { t } = useTranslation('settings');
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      toast({ text: t('copied') });
    } catch {
      // Without a secure connection a browser lets no page copy.
      toast({ text: t('notCopied'), tone: 'fault' });
    }
  };
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <div className="flex flex-wrap items-start gap-2">
        <textarea
          id={id}
          ref={field}
          readOnly
          rows={rows}
          value={value}
          onFocus={(event) => event.target.select()}
          className="field-sizing-content min-h-9 min-w-0 grow basis-56 resize-none rounded-md border border-line-strong bg-sunken px-2.5 py-1.5 font-mono text-sm break-all"
        />
        <Button onClick={() => void copy()}>{t('copy')}</Button>
      </div>
    </div>
  );
}
