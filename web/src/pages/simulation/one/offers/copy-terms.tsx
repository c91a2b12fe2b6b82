import { useTranslation } from 'react-i18next';
import { Button } from '../../../../kit/controls/button.tsx';
import { TextArea } from '../../../../kit/controls/text-field.tsx';
import { toast } from '../../../../kit/feedback/toast-store.ts';
import { IconDocument } from '../../../../kit/icons/icons.tsx';
import { Dialog } from '../../../../kit/layout/dialog.tsx';
import type { Offer } from '../result.ts';

interface CopyTermsProps {
  readonly offers: readonly Offer[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The terms that would be kept, as an agreement writes them. */
export function CopyTerms({ offers, isOpen, onClose }: CopyTermsProps) {
  const { t } = useTranslation('simulation');
  const text = termsOf(offers, (value) => t('copy.insteadOf', { value }));
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast({ text: t('copy.done') });
    onClose();
  };
  // Only where the browser lets a page do so: elsewhere the text is there to be selected.
  const foot = navigator.clipboard !== undefined && (
    <Button look="main" icon={<IconDocument size={18} />} onClick={() => void copy()}>
      {t('copy.verb')}
    </Button>
  );
  return (
    <Dialog title={t('offers.copy')} isOpen={isOpen} onClose={onClose} foot={foot}>
      <TextArea
        label={t('copy.label')}
        help={t('copy.help')}
        value={text}
        onChange={() => {}}
        rows={Math.min(16, text.split('\n').length + 1)}
        isMono
      />
    </Dialog>
  );
}

/** By promise: each term that would be kept, with what it stands instead of. */
function termsOf(offers: readonly Offer[], insteadOf: (value: string) => string): string {
  const byTarget = new Map<string, Offer[]>();
  for (const offer of offers) {
    if (offer.offered === null) continue;
    const of = offer.level === null ? offer.target : `${offer.target} (${offer.level})`;
    byTarget.set(of, [...(byTarget.get(of) ?? []), offer]);
  }
  return [...byTarget]
    .map(([target, terms]) =>
      [
        `${target}:`,
        ...terms.map(({ term, offered, promised }) => `  ${term}: ${offered?.value} # ${insteadOf(promised.value)}`),
      ].join('\n'),
    )
    .join('\n');
}
