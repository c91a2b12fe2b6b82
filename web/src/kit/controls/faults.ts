import { createContext, useContext, useEffect } from 'react';

/** What the server found wrong with what was sent: `pointer` (RFC 6901) says where. */
export interface Fault {
  readonly pointer: string | null;
  readonly message: string;
  readonly help?: string | null;
}

interface Faults {
  readonly all: readonly Fault[];
  /** A field says that it shows what is wrong there. Gives the way to take it back. */
  readonly claim: (pointer: string) => () => void;
}

export const FaultsContext = createContext<Faults | null>(null);

/** What is wrong at a field of the form around it, in words; undefined: nothing, or there is no form. */
export function useFault(pointer: string | undefined): string | undefined {
  const faults = useContext(FaultsContext);
  const claim = faults?.claim;
  useEffect(() => (pointer === undefined ? undefined : claim?.(pointer)), [claim, pointer]);
  if (pointer === undefined) return undefined;
  const here = faults?.all.filter((fault) => fault.pointer === pointer || fault.pointer?.startsWith(`${pointer}/`));
  return here?.length ? here.map(faultText).join(' ') : undefined;
}

/** What is wrong, and what to do about it. */
export function faultText({ message, help }: Fault): string {
  return help ? `${message} ${help}` : message;
}
