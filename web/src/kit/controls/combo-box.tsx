import { type ReactNode, use, useEffect, useMemo, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox, ComboBoxStateContext } from 'react-aria-components/ComboBox';
import { OverlayTriggerStateContext } from 'react-aria-components/Dialog';
import { Input, type InputProps } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { useTranslation } from 'react-i18next';
import { Spinner } from '../feedback/spinner.tsx';
import { IconCheck, IconChevronDown } from '../icons/icons.tsx';
import { type FieldProps, INPUT, Notes, Optional, useField } from './field.tsx';
import { Over } from './over.tsx';

export interface ComboBoxOption {
  readonly value: string;
  readonly label: string;
  /** Told beside the label, smaller. */
  readonly hint?: string;
}

interface ComboBoxProps extends FieldProps {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly options: readonly ComboBoxOption[];
  /** Where the options are looked for elsewhere: what was typed. Without it they are narrowed down here. */
  readonly onSearch?: (text: string) => void;
  readonly isLoading?: boolean;
}

/** One of many: type to narrow down. The list opens by a click, by typing and by the arrow keys; not by coming past. */
export function ComboBox(props: ComboBoxProps) {
  const { value, onChange, options, onSearch, isLoading = false } = props;
  const { t } = useTranslation('kit');
  const { tied, fault } = useField(props);
  return (
    <AriaComboBox
      id={tied.id}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      {...(onSearch ? { items: options, onInputChange: onSearch } : { defaultItems: options })}
      isDisabled={props.isDisabled ?? false}
      isInvalid={fault !== undefined}
      allowsEmptyCollection
      className={COMBO}
    >
      <ComboParts field={props} placeholder={t('controls.choose')} {...{ tied, fault, isLoading }} />
    </AriaComboBox>
  );
}

export const COMBO = 'grid min-w-0 content-start gap-1';

interface ComboPartsProps extends ReturnType<typeof useField> {
  readonly field: FieldProps;
  readonly isLoading?: boolean;
  readonly placeholder?: string;
}

/** What a field with a list consists of: its label, where one types, the list and what opens it, help and fault. */
export function ComboParts({ field, tied, fault, isLoading = false, placeholder }: ComboPartsProps) {
  return (
    <>
      <Label className={field.isLabelHidden ? 'sr-only' : 'font-medium'}>
        {field.label}
        {field.isOptional && <Optional />}
      </Label>
      <span className="relative block">
        <Typed
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(tied['aria-describedby'] ? { 'aria-describedby': tied['aria-describedby'] } : {})}
        />
        <Button className="absolute inset-y-0 right-0 grid w-9 place-items-center text-ink-soft">
          {isLoading ? <Spinner size={16} /> : <IconChevronDown size={16} />}
        </Button>
      </span>
      <Notes id={tied.id} help={field.help} fault={fault} />
      <Following>
        <Over className="min-w-(--trigger-width) max-w-md">
          <Options />
        </Over>
      </Following>
    </>
  );
}

function Typed(props: InputProps) {
  const state = use(ComboBoxStateContext);
  return <Input {...props} onClick={() => state?.open(null, 'manual')} className={`${INPUT} pr-9`} />;
}

/**
 * The list stands in the page and scrolls along with its field: that the page was scrolled, as it is for a field that
 * was half out of sight, does not close it. Any other place that is scrolled under it does.
 */
function Following({ children }: { readonly children: ReactNode }) {
  const state = use(ComboBoxStateContext);
  const isPageScrolled = useRef(false);
  useEffect(() => {
    const before = (event: Event) => {
      isPageScrolled.current = event.target === document;
    };
    const after = () => {
      isPageScrolled.current = false;
    };
    // Here before the list is there: told of a scroll before the list is, and once more when all were told.
    addEventListener('scroll', before, true);
    addEventListener('scroll', after);
    return () => {
      removeEventListener('scroll', before, true);
      removeEventListener('scroll', after);
    };
  }, []);
  const following = useMemo(
    () => state && { ...state, close: () => (isPageScrolled.current ? undefined : state.close()) },
    [state],
  );
  return <OverlayTriggerStateContext value={following}>{children}</OverlayTriggerStateContext>;
}

function Options() {
  const { t } = useTranslation('kit');
  return (
    <ListBox<ComboBoxOption>
      className="max-h-72 overflow-auto p-1 outline-none"
      renderEmptyState={() => <p className="px-2 py-1.5 text-ink-soft">{t('controls.noOption')}</p>}
    >
      {(option) => (
        <ListBoxItem
          id={option.value}
          textValue={option.label}
          className="flex cursor-pointer items-center gap-2 rounded-sm px-2 py-1.5 data-disabled:opacity-50 data-focused:bg-accent-soft"
        >
          {({ isSelected }): ReactNode => (
            <>
              <span className="w-4 text-accent">{isSelected && <IconCheck size={16} />}</span>
              <span className="min-w-0 truncate">{option.label}</span>
              {option.hint && <span className="ml-auto pl-3 text-sm text-ink-soft">{option.hint}</span>}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
