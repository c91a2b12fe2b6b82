import type { WordingContext } from '../../messages/index.ts';
import type { AlertRow } from '../../ports/index.ts';
import type { DeliveryPorts } from '../ports.ts';
import { openAddressBook } from '../sending/address-book.ts';
import { contextFor } from './context-for.ts';

/**
 * What alerts are worded with on a page that somebody looks at now. @param audience who looks: a customer is told times as
 * the agreement has them, as in messages
 */
export async function deskContext(
  audience: WordingContext['audience'],
  alerts: readonly AlertRow[],
  ports: Pick<DeliveryPorts, 'store' | 'rosters' | 'rules' | 'now'>,
): Promise<WordingContext> {
  const contactOf = audience === 'customer' ? (alerts[0]?.agreement ?? null) : null;
  const reader = { to: null, endpoint: null, audience, contactOf, mayRead: () => true };
  return await contextFor(reader, alerts, await openAddressBook(ports, []), { store: ports.store, baseUrl: null });
}
