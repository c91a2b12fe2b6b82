import { get } from '../../../api/ask.ts';
import { answer, client, type Schemas } from '../../../api/client.ts';
import { newKey } from '../../../api/new-key.ts';

export type HandRecord = Schemas['HandRecord'];
type Opening = Schemas['TicketOpening'];

const once = () => ({ 'idempotency-key': newKey() });

/** Records by hand what was done. */
export function record(ticket: string, body: HandRecord) {
  return answer(
    client.POST('/api/v1/tickets/{ticket}/records', { params: { path: { ticket } }, body, headers: once() }),
  );
}

/** Opens a ticket by hand. */
export function openByHand(body: Opening) {
  return answer(client.POST('/api/v1/tickets', { body, headers: once() }));
}

/** Takes a fact back, or puts another in its place. */
export function correct(body: {
  readonly source: string;
  readonly id: string;
  readonly reason: string;
  readonly corrected: { readonly time?: string; readonly data?: { readonly [name: string]: unknown } } | null;
}) {
  return answer(client.POST('/api/v1/corrections', { body }));
}

/** The alerts of a ticket that are open, and that nobody took on yet. */
export async function openAlertsOf(ticket: string): Promise<readonly Schemas['WordedAlert'][]> {
  const query = { ticket, ended: false, acknowledged: false, limit: 100 };
  return (await get('/api/v1/alerts', { query })).items;
}

/** Takes alerts on. */
export function acknowledgeAlerts(alerts: readonly string[]) {
  return answer(client.POST('/api/v1/alerts/acknowledgement', { body: { alerts } }));
}
