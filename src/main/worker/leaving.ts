import type { Carrier } from '../../app/ports/index.ts';
import { CHANNELS } from '../../core/alert/index.ts';
import type { Metrics } from '../metrics/metrics.ts';

/**
 * What of a node reaches others. `held`: messages are made, tried and refused, as in a demonstration. `nothing`: they wait
 * as they are, for whoever looks at a copy.
 */
export type Leaving = 'everything' | 'held' | 'nothing';

/** Carriers whose tries are counted. */
export function counted(carriers: readonly Carrier[], metrics: Metrics): readonly Carrier[] {
  return carriers.map((carrier) => ({
    ...carrier,
    handOver: async (parcel, signal) => {
      const began = performance.now();
      const handed = await carrier.handOver(parcel, signal);
      metrics.alerting.tried(parcel.channel, handed.outcome, performance.now() - began);
      return handed;
    },
  }));
}

/** Takes whatever would leave, and says that it did not. */
export const HOLDING: Carrier = {
  channels: CHANNELS.filter((channel) => channel !== 'page'),
  handOver: async () => ({
    outcome: 'refused',
    status: null,
    detail: 'a demonstration sends nothing outside',
    gone: false,
  }),
  close: async () => {},
};
