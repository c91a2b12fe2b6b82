import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Fault, FaultsContext, faultText } from './faults.ts';

const NONE: readonly Fault[] = [];

/**
 * Fields that are sent together. What the server found wrong stands at the field with that pointer; what no field shows
 * stands on top. Whoever found it, the first field that is wrong takes the focus: it may be out of sight.
 */
export function Form(props: {
  readonly faults?: readonly Fault[] | undefined;
  readonly onSubmit: () => void;
  readonly label?: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { faults = NONE, onSubmit, label, className = 'grid gap-4', children } = props;
  const form = useRef<HTMLFormElement>(null);
  const { claimed, claim } = useClaims();
  const value = useMemo(() => ({ all: faults, claim }), [faults, claim]);
  const [sent, setSent] = useState(0);
  useEffect(() => {
    if (sent > 0 || faults.length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
  }, [faults, sent]);
  const rest = faults.filter(({ pointer }) => !isShown(pointer, claimed));
  return (
    <FaultsContext value={value}>
      <form
        ref={form}
        noValidate
        aria-label={label}
        className={className}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
          setSent((before) => before + 1);
        }}
      >
        {rest.length > 0 && <Remaining faults={rest} />}
        {children}
      </form>
    </FaultsContext>
  );
}

function isShown(pointer: string | null, claimed: ReadonlySet<string>): boolean {
  return pointer !== null && [...claimed].some((field) => pointer === field || pointer.startsWith(`${field}/`));
}

/** The pointers for which there is a field. */
function useClaims() {
  const [claimed, setClaimed] = useState<ReadonlySet<string>>(new Set());
  const claim = useCallback((pointer: string) => {
    setClaimed((before) => new Set(before).add(pointer));
    return () =>
      setClaimed((before) => {
        const after = new Set(before);
        after.delete(pointer);
        return after;
      });
  }, []);
  return { claimed, claim };
}

function Remaining({ faults }: { readonly faults: readonly Fault[] }) {
  const { t } = useTranslation('kit');
  return (
    <div role="alert" tabIndex={-1} className="rounded-md border border-late bg-late-soft px-3 py-2 text-late">
      <p className="font-semibold">{t('controls.faults')}</p>
      <ul className="mt-1 list-disc pl-5">
        {faults.map((fault) => (
          <li key={`${fault.pointer} ${fault.message}`}>{faultText(fault)}</li>
        ))}
      </ul>
    </div>
  );
}
