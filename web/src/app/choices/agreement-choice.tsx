import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import type { Schemas } from '../../api/client.ts';
import { ComboBox } from '../../kit/controls/combo-box.tsx';

/** So many are narrowed down here; of more, the server finds those that are meant. */
const LISTED = 200;

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

/** One of all agreements, however many there are: where they are more than a list holds, that is said, and what is typed is looked for. */
export function AgreementChoice({ value, onChange, state, ...field }: AgreementChoiceProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const chosen = useQuery({
    ...ask('/api/v1/agreements/{agreement}', { path: { agreement: value ?? '' } }),
    enabled: value !== null,
  });
  const query = { ...(state === undefined ? {} : { state }), limit: LISTED };
  const first = useQuery(ask('/api/v1/agreements', { query }));
  const isCut = first.data?.next != null;
  const typed = useDeferredValue(text.trim());
  // What is chosen stands in the field and is not searched for: the list offers all others.
  const q = typed === chosen.data?.current.title ? '' : typed;
  const found = useQuery({
    ...ask('/api/v1/agreements', { query: { ...query, q } }),
    enabled: isCut && q !== '',
    placeholderData: keepPreviousData,
  });
  const listed = (isCut && q !== '' ? found.data : first.data)?.items ?? [];
  const isListed = listed.some(({ agreement }) => agreement === value);
  const items = value === null || isListed || chosen.data === undefined ? listed : [chosen.data, ...listed];
  return (
    <ComboBox
      {...field}
      {...(isCut ? { help: t('choice.more', { n: LISTED }), onSearch: setText } : {})}
      value={value}
      onChange={(agreement) => onChange(items.find((one) => one.agreement === agreement) ?? null)}
      isLoading={first.isPending || (value !== null && chosen.isPending)}
      options={items.map(({ agreement, current, customerName }) => ({
        value: agreement,
        label: current.title,
        ...(customerName === null ? {} : { hint: customerName }),
      }))}
    />
  );
}
