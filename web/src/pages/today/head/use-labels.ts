import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { BoardView } from '../board/board.ts';
import type { FilterName } from '../search.ts';

const THINGS = ['customer', 'service', 'team', 'target'] as const;
type Thing = (typeof THINGS)[number];

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What is on the board: its customers, services, teams, promises, by their names. @param isAsked not before it is wanted */
export function useThings(thing: Thing, isAsked: boolean): readonly Choice[] {
  const { data } = useQuery({
    ...ask('/api/v1/board/groups', { query: { by: thing, limit: 500 } }),
    staleTime: 60_000,
    enabled: isAsked,
  });
  const choices = (data?.groups ?? []).flatMap(({ key, label }) =>
    key === null ? [] : [{ value: key, label: label ?? key }],
  );
  return choices.sort((a, b) => a.label.localeCompare(b.label));
}

/** Priorities and technicians are those of the clocks that are shown. */
export function choicesIn(view: BoardView, name: 'priority' | 'who'): readonly Choice[] {
  const found = new Map<string, string>();
  for (const row of view.rows.values()) {
    if (name === 'priority' && row.priority !== null) found.set(row.priority, row.priorityLabel ?? row.priority);
    if (name === 'who' && row.assignee !== null) found.set(`=${row.assignee}`, row.assigneeName ?? row.assignee);
  }
  return [...found].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label));
}

/** What the value of a filter is called. */
export function useLabels(view: BoardView, isOpen: boolean): (name: FilterName, value: string) => string {
  const { t } = useTranslation('today');
  const customers = useThings('customer', isOpen);
  const services = useThings('service', isOpen);
  const targets = useThings('target', isOpen);
  return (name, value) => {
    const rows = [...view.rows.values()];
    const from = (choices: readonly Choice[]) => choices.find((one) => one.value === value)?.label;
    switch (name) {
      case 'customer':
        return from(customers) ?? rows.find(({ customer }) => customer === value)?.customerName ?? value;
      case 'service':
        return from(services) ?? rows.find(({ service }) => service === value)?.serviceLabel ?? value;
      case 'target':
        return from(targets) ?? rows.find(({ target }) => target === value)?.targetLabel ?? value;
      case 'priority':
        return from(choicesIn(view, 'priority')) ?? value;
      case 'who':
        if (value === 'mine' || value === 'nobody') return t(`tool.${value}`);
        return from(choicesIn(view, 'who')) ?? value.slice(1);
      case 'state':
        return t(`state.${value as 'running' | 'paused' | 'notStarted'}`);
      case 'verdict':
        return t(`verdict.${value as 'open' | 'atRisk' | 'breached'}`);
      default:
        return value;
    }
  };
}
