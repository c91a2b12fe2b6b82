import type { Schemas } from '../../../api/client.ts';
import { agreementOf } from '../../../app/agreement-of.ts';
import { useCustomerNames } from '../use-names.ts';

/** Whose an agreement about the service is: the customer's name; of an agreement with nobody in particular its title. */
export function useWhose(service: Schemas['Service']): (agreement: string) => string {
  const nameOf = useCustomerNames();
  return (ref) => {
    const one = service.agreements.find(({ agreement }) => agreement === agreementOf(ref));
    if (one === undefined) return agreementOf(ref);
    return one.customer === null ? one.title : nameOf(one.customer);
  };
}
