import type { IsCustomer } from '../../../app/access/index.ts';
import { namesCustomer } from '../../../app/register/index.ts';
import type { HttpParts } from '../../parts.ts';

/** Whether the register, or an agreement in force, knows a customer. */
export function isCustomerOf({ live }: Pick<HttpParts, 'live'>): IsCustomer {
  return async (id, register) => {
    if ((await register.registeredCustomers()).some((one) => one.id === id)) return true;
    const { agreements } = await live.rosters.inForce(register);
    return agreements.some((agreement) => namesCustomer(agreement, id));
  };
}
