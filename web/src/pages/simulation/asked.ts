import type { Schemas } from '../../api/client.ts';

/** What was asked of a simulation, as its head tells it. */
interface Asked {
  readonly draft: { readonly agreement: string; readonly version: number } | { readonly text: null };
  readonly from: string | null;
  readonly to: string | null;
}

export function askedOf({ asked }: Pick<Schemas['SimulationHead'], 'asked'>): Asked {
  return asked as unknown as Asked;
}
