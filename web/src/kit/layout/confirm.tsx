import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../controls/button.tsx';
import { TextField } from '../controls/text-field.tsx';
import { Dialog } from './dialog.tsx';

interface ConfirmProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What is done, on the button: `Revoke the token`. Never “OK”. */
  readonly verb: string;
  /** It is closed once that is done, and stays open where it failed. */
  readonly onConfirm: () => unknown;
  /** The thing's name, that has to be typed first. */
  readonly mustType?: string;
  readonly isDanger?: boolean;
  /** What follows from it. */
  readonly children?: ReactNode;
}

/** Asks before what can not be undone. */
export function Confirm(props: ConfirmProps) {
  const { title, isOpen, onClose, verb, onConfirm, mustType, isDanger = true, children } = props;
  const { t } = useTranslation('kit');
  const [typed, setTyped] = useState('');
  const [isPending, setPending] = useState(false);
  const close = () => {
    setTyped('');
    onClose();
  };
  const confirm = async () => {
    setPending(true);
    try {
      await onConfirm();
      close();
    } catch {
      // Who asked says what went wrong; the question stays.
    } finally {
      setPending(false);
    }
  };
  const foot = (
    <>
      <Button onClick={close}>{t('layout.cancel')}</Button>
      <Button
        look={isDanger ? 'danger' : 'main'}
        isPending={isPending}
        disabled={mustType !== undefined && typed.trim() !== mustType}
        onClick={() => void confirm()}
      >
        {verb}
      </Button>
    </>
  );
  return (
    <Dialog title={title} isOpen={isOpen} onClose={close} foot={foot} size="small">
      <div className="grid gap-3">
        {children}
        {mustType !== undefined && (
          <TextField label={t('layout.typeName', { name: mustType })} value={typed} onChange={setTyped} />
        )}
      </div>
    </Dialog>
  );
}
