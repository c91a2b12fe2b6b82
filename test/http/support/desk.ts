import { openMemoryStore } from '../../../src/store/memory/index.ts';
import { warned } from '../../alerts/warned.ts';
import { BOREAL, CORSAIRE, clock, happened } from '../../live/agreement.ts';
import { type Served, serve } from './server.ts';

/** Texts that would be markup, or lead elsewhere, if a page let them. */
export const HOSTILE = `<img src=x onerror=alert(1)>"'&`;
export const HOSTILE_TICKET = `INC/1 ~1 ${HOSTILE}`;

const hours = { paris: { timeZone: 'Europe/Paris', hours: { 'mon-fri': ['08:00-18:00'] } } };
const agreement = {
  ...BOREAL,
  timeZone: 'Europe/Paris',
  calendars: { ...BOREAL.calendars, ...hours },
  targets: {
    ...BOREAL.targets,
    repair: { ...BOREAL.targets.repair, calendar: 'paris', title: { fr: 'Remise en service', en: 'Back in service' } },
  },
};
const austral = {
  ...CORSAIRE,
  id: 'austral-or',
  parties: { provider: { name: 'Hexa' }, customer: { id: 'austral', name: `Austral ${HOSTILE}` } },
};

/**
 * A server at 11:48 of Monday, 2 March 2026 (UTC): INC-2041 of boreal (live, told) has 12 minutes left of its four hours, and
 * missed its answer; INC-2042 waits for the customer; a ticket of austral (dry run) bears a hostile name; INC-1 is over.
 */
export async function desk(): Promise<Served> {
  const store = openMemoryStore();
  const system = warned(store, clock('07:00:00'));
  await system.publish(agreement);
  await system.publish(austral);
  await system.goLive('boreal');
  await system.person('p-technician', { name: 'Grace Hopper', role: 'technician', language: null });
  await system.rules({ id: 'all', to: ['person:p-technician'] });
  const opened = (ticket: string, time: string, customer = 'boreal') =>
    happened('opened', ticket, time, { customer, service: 'internet', priority: 'P1', team: 'Front' });
  await system.post(opened('INC-1', '07:00'));
  await system.post(happened('replied', 'INC-1', '07:10', { by: 'agent' }));
  await system.until(clock('07:40:00'));
  await system.post(happened('resolved', 'INC-1', '07:40'));
  await system.until(clock('08:00:00'));
  await system.post(opened('INC-2041', '08:00'));
  await system.until(clock('09:30:00'));
  await system.post(opened('INC-2042', '09:30'));
  await system.post(happened('replied', 'INC-2042', '09:40', { by: 'agent' }));
  await system.post(happened('paused', 'INC-2042', '10:30', { reason: 'waitingCustomer' }));
  await system.post(opened(HOSTILE_TICKET, '10:40', 'austral'));
  await system.until(clock('11:48:00'));
  const served = await serve({ store });
  served.clock.at = clock('11:48:00');
  return served;
}
