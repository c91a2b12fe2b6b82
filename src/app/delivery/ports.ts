import type { Instant } from '../../core/time/index.ts';
import type { RulesInForce } from '../duty/index.ts';
import type { Rosters } from '../live/index.ts';
import type { Carrier, Store } from '../ports/index.ts';

/** What managing receivers asks of the outside. */
export interface EndpointPorts {
  readonly store: Store;
  readonly now: () => Instant;
  readonly rosters: Rosters;
  /** 32 bytes kept outside the database: seals addresses and secrets of receivers. */
  readonly sealingKey: Uint8Array;
}

/** What handing messages over asks of the outside. */
export interface DeliveryPorts extends EndpointPorts {
  readonly rules: RulesInForce;
  /** One for each channel that is set up. */
  readonly carriers: readonly Carrier[];
  /** Where people reach us, without a slash at its end; null: messages hold no links. */
  readonly baseUrl: string | null;
  /** What this program calls itself among those that share the store; another one at each start. */
  readonly worker: string;
  /** Is told what is wrong with us; the delivery goes on. */
  readonly onDefect: (error: unknown) => void;
}
