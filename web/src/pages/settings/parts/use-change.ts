import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../api/ask.ts';
import { ProblemError } from '../../../api/client.ts';
import type { Fault } from '../../../kit/controls/faults.ts';
import { toast } from '../../../kit/feedback/toast-store.ts';

interface ChangeOptions<Given, Told> {
  /** Paths of the API whose answers are asked for anew. */
  readonly renews?: readonly string[];
  /** What is said once it is done. */
  readonly says?: (told: Told, given: Given) => string;
  /** Takes it back; what it renewed is renewed again. */
  readonly undo?: (told: Told, given: Given) => unknown;
  readonly onDone?: (told: Told, given: Given) => void;
  /** A form shows what was refused: nothing else has to. */
  readonly isInForm?: boolean;
}

/** Something that is changed at the server: what it renews, what is said then, and how it is taken back. */
export function useChange<Given, Told>(
  run: (given: Given) => Promise<Told>,
  options: ChangeOptions<Given, Told> = {},
): UseMutationResult<Told, Error, Given> & { readonly faults: readonly Fault[] } {
  const { renews = [], says, undo, onDone, isInForm = false } = options;
  const { t } = useTranslation('kit');
  const away = `${t('feedback.awayTitle')}. ${t('feedback.awayLead')}`;
  const tellFault = (error: unknown) => toast({ text: problemText(error, away), tone: 'fault' });
  const takeBack = async (told: Told, given: Given) => {
    try {
      await undo?.(told, given);
      await renew(renews);
    } catch (error) {
      tellFault(error);
    }
  };
  const mutation = useMutation<Told, Error, Given>({
    mutationFn: run,
    onSuccess: async (told, given) => {
      const back = undo ? { undo: { onUndo: () => void takeBack(told, given) } } : {};
      if (says) toast({ text: says(told, given), ...back });
      onDone?.(told, given);
      await renew(renews);
    },
    onError: (error) => {
      if (!isInForm) tellFault(error);
    },
  });
  return { ...mutation, faults: faultsOf(mutation.error, away) };
}

/** Has what was asked of some paths asked for anew. */
export async function renew(paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((path) => queryClient.invalidateQueries({ queryKey: [path] })));
}

const NONE: readonly Fault[] = [];

/** What was refused, place by place; the whole of it where the server names no place. */
function faultsOf(error: unknown, away: string): readonly Fault[] {
  if (!(error instanceof ProblemError)) return NONE;
  const { errors = [] } = error.problem;
  if (errors.length > 0) return known(error, errors);
  return known(error, [{ pointer: null, message: problemText(error, away) }]);
}

// The same list for the same error: a form moves the focus when it hears of another.
const lists = new WeakMap<Error, readonly Fault[]>();

function known(error: Error, faults: readonly Fault[]): readonly Fault[] {
  const before = lists.get(error);
  if (before !== undefined) return before;
  lists.set(error, faults);
  return faults;
}

/** In the server's words; in ours where it was not there. */
function problemText(error: unknown, away: string): string {
  if (!(error instanceof ProblemError)) return String(error);
  if (error.status === 0) return away;
  return error.problem.detail ?? error.problem.title ?? error.message;
}
