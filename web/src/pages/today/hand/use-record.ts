import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/client.ts';
import { useMay } from '../../../api/session.ts';
import type { Fault } from '../../../kit/controls/faults.ts';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { correct, type HandRecord, record } from './record.ts';

interface Fact {
  readonly source: string;
  readonly id: string;
}

/** Says what the server would not do. */
export function useTellFault(): (error: unknown) => void {
  const { t } = useTranslation('ticket');
  return (error) => {
    const problem = error instanceof ProblemError ? error.problem : {};
    const text = problem.errors?.[0]?.message ?? problem.detail ?? problem.title ?? t('fault');
    toast({ tone: 'fault', text });
  };
}

/** What a form shows of a refusal, place by place; a refusal that names no place is said beside it. */
export function useFaults() {
  const tellFault = useTellFault();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const refused = (error: unknown) => {
    const found = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
    if (found.length === 0) tellFault(error);
    setFaults(found);
  };
  return { faults, setFaults, refused };
}

/** How a ticket is asked for again, wherever it is shown. */
export function useAgain(): () => void {
  const client = useQueryClient();
  return () => {
    for (const path of ['/api/v1/tickets/{ticket}', '/api/v1/tickets/{ticket}/events', '/api/v1/alerts'])
      void client.invalidateQueries({ queryKey: [path] });
  };
}

/** The way to take a fact back that was just recorded; undefined for those who may not. */
export function useUndo(): (fact: Fact) => { readonly onUndo: () => void } | undefined {
  const { t } = useTranslation('ticket');
  const may = useMay();
  const tellFault = useTellFault();
  const again = useAgain();
  return ({ source, id }) => {
    if (!may('events:write') && !may('decisions:write')) return undefined;
    const takeBack = async () => {
      await correct({ source, id, reason: t('undone.reason'), corrected: null });
      toast({ text: t('undone.done') });
      again();
    };
    return { onUndo: () => void takeBack().catch(tellFault) };
  };
}

/** Records what was done with a ticket, says so, and offers to take it back. Gives whether it was kept. */
export function useRecord(): (ticket: string, body: HandRecord) => Promise<boolean> {
  const { t } = useTranslation('ticket');
  const tellFault = useTellFault();
  const undo = useUndo();
  const again = useAgain();
  return async (ticket, body) => {
    try {
      const { event } = await record(ticket, body);
      const way = undo(event);
      toast({ text: t(`recorded.${body.kind}`, { ticket }), ...(way === undefined ? {} : { undo: way }) });
      again();
      return true;
    } catch (error) {
      tellFault(error);
      return false;
    }
  };
}
