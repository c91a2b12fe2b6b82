import { useTranslation } from 'react-i18next';
import { useSelf } from '../../../api/session.ts';
import { Select } from '../../../kit/controls/select.tsx';
import type { BoardView } from '../board/board.ts';
import type { FilterName, TodaySearch } from '../search.ts';
import { useTodayFilters } from '../use-today.ts';
import { type Choice, choicesIn, useThings } from './use-labels.ts';

/** A field for each thing by which the board can be narrowed down. */
export function FilterFields({ view }: { readonly view: BoardView }) {
  const { t } = useTranslation('today');
  const customers = useThings('customer', true);
  const services = useThings('service', true);
  const teams = useThings('team', true);
  const targets = useThings('target', true);
  const isOurs = useSelf().customer === null;
  const who: readonly Choice[] = [
    { value: 'mine', label: t('tool.mine') },
    { value: 'nobody', label: t('tool.nobody') },
    ...choicesIn(view, 'who'),
  ];
  const states = (['running', 'paused', 'notStarted'] as const).map((value) => ({ value, label: t(`state.${value}`) }));
  const verdicts = (['open', 'atRisk', 'breached'] as const).map((value) => ({ value, label: t(`verdict.${value}`) }));
  return (
    <>
      <One name="customer" choices={customers} />
      <One name="service" choices={services} />
      <One name="team" choices={teams} />
      {isOurs && <One name="who" choices={who} />}
      <One name="target" choices={targets} />
      <One name="priority" choices={choicesIn(view, 'priority')} />
      <One name="state" choices={states} />
      <One name="verdict" choices={verdicts} />
    </>
  );
}

function One({ name, choices }: { readonly name: FilterName; readonly choices: readonly Choice[] }) {
  const { t } = useTranslation('today');
  const { values, set } = useTodayFilters();
  const value = values[name] ?? '';
  const isKnown = value === '' || choices.some((one) => one.value === value);
  return (
    <Select
      label={t(`filter.${name}`)}
      value={value}
      onChange={(chosen) => set({ [name]: chosen === '' ? undefined : chosen } as Partial<TodaySearch>)}
      empty={t('filter.any')}
      options={isKnown ? choices : [...choices, { value, label: value }]}
    />
  );
}
