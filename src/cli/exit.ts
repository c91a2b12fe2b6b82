/**
 * How a command can end, and the exit code of each: the only place where the codes are decided.
 * 0 fine · 1 the answer is "no" · 2 wrong use · 3 our fault.
 */
export const EXIT_CODES = {
  fine: 0,
  errorDiagnostic: 1,
  erredLine: 1,
  rejectedRow: 1,
  breachFound: 1,
  unknownTicket: 1,
  promiseUncovered: 1,
  mendingNeeded: 1,
  recordChanged: 1,
  ticketsFailed: 1,
  wrongUse: 2,
  unreadableFile: 2,
  notStarted: 2,
  defect: 3,
} as const;

export type Ending = keyof typeof EXIT_CODES;

/** The worse of two endings, by exit code; the first when they are equal. */
export function worse(a: Ending, b: Ending): Ending {
  return EXIT_CODES[b] > EXIT_CODES[a] ? b : a;
}

/** Thrown by a command that was asked in a way it can not follow; `message` is whole and in the reader's language. */
export interface WrongUse {
  readonly kind: 'wrongUse';
  readonly ending: Ending;
  readonly message: string;
  readonly hint: string | null;
}

export function wrongUse(message: string, hint: string | null = null, ending: Ending = 'wrongUse'): WrongUse {
  return { kind: 'wrongUse', ending, message, hint };
}

export function isWrongUse(value: unknown): value is WrongUse {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'wrongUse';
}
