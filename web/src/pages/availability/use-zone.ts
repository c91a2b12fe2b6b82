import type { Schemas } from '../../api/client.ts';
import { useSelf } from '../../api/session.ts';
import { agreementOf } from '../../app/agreement-of.ts';

type Service = Schemas['Service'];

/** In which zone days and hours of services are told: it is their agreements that decide on which day an instant falls. */
export interface Zone {
  /** That of all agreements; where they differ, the server's. */
  readonly timeZone: string;
  /** All agreements are of that zone. */
  readonly isOne: boolean;
  /** That of one agreement, by its id with or without a version. */
  readonly zoneOf: (agreement: string) => string;
}

/** @param customer whose agreements alone are meant; '': all */
export function useZone(services: readonly Service[], customer = ''): Zone {
  const { timeZone } = useSelf();
  const agreements = services.flatMap((one) => one.agreements);
  const zoneById = new Map(agreements.map((one) => [one.agreement, one.timeZone]));
  const meant = agreements.filter((one) => customer === '' || one.customer === customer);
  const [first = timeZone, ...others] = new Set(meant.map((one) => one.timeZone));
  return {
    timeZone: others.length === 0 ? first : timeZone,
    isOne: others.length === 0,
    zoneOf: (agreement) => zoneById.get(agreementOf(agreement)) ?? timeZone,
  };
}
