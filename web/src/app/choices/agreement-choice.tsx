import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import type { Schemas } from '../../api/client.ts';
import { ComboBox } from '../../kit/controls/combo-box.tsx';

const SHOWN = 50;

interface AgreementChoiceProps {
  readonly label: string;
  readonly value: string | null;
  /** Null: what was chosen was taken out. */
  readonly onChange: (agreement: Schemas['ListedAgreement'] | null) => void;
  /** Only those in these states; missing: all. */
  readonly state?: readonly Schemas['ListedAgreement']['state'][];
  readonly placeholder?: string;
  readonly pointer?: string;
  readonly fault?: string;
}

/** One of all agreements, however many there are: looked for by the server as one types; says that more would be found. */
export function AgreementChoice({ value, onChange, state, ...field }: AgreementChoiceProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const chosen = useQuery({
    ...ask('/api/v1/agreements/{agreement}', { path: { agreement: value ?? '' } }),
    enabled: value !== null,
  });
  const chosenTitle = chosen.data?.current.title;
  const typed = useDeferredValue(text.trim());
  // What is chosen stands in the field and is not searched for: the list offers all others.
  const q = typed === '' || typed === chosenTitle ? {} : { q: typed };
  const found = useQuery({
    ...ask('/api/v1/agreements', { query: { ...q, ...(state === undefined ? {} : { state }), limit: SHOWN } }),
    placeholderData: keepPreviousData,
  });
  const listed = found.data?.items ?? [];
  const isListed = listed.some(({ agreement }) => agreement === value);
  const items = value === null || isListed || chosen.data === undefined ? listed : [chosen.data, ...listed];
  return (
    <ComboBox
      {...field}
      {...(found.data?.next == null ? {} : { help: t('choice.more', { n: SHOWN }) })}
      value={value}
      onChange={(agreement) => onChange(items.find((one) => one.agreement === agreement) ?? null)}
      onSearch={setText}
      isLoading={found.isPending || (value !== null && chosen.isPending)}
      options={items.map(({ agreement, current, customerName }) => ({
        value: agreement,
        label: current.title,
        ...(customerName === null ? {} : { hint: customerName }),
      }))}
    />
  );
}
