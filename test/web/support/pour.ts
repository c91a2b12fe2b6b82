import { CUSTOMER, send } from './house.ts';

/** So many posts are on their way at once. */
const CONNECTIONS = 8;
/** So often it is looked how many events are due. */
const BEAT_MS = 50;
/** In one post. */
const MOST = 500;

interface Place {
  readonly url: string;
  readonly token: string;
  readonly team: string;
}

/** How much was posted while it poured. */
export interface Poured {
  readonly events: number;
  /** Those the server had taken, by the time from the first post to the last answer. */
  readonly aSecond: number;
}

/** A team whose tickets change without end: they change hands and priority, wait, go on, are opened and cancelled. */
export function pouring({ url, token, team }: Place, eventsASecond: number) {
  const facts = factsOf(team, Math.max(24, eventsASecond));
  const post = async (some: readonly object[]) =>
    void (await send(url, '/events', some, { authorization: `Bearer ${token}` }));
  const postAll = async (all: readonly object[]) => {
    for (let at = 0; at < all.length; at += MOST) await post(all.slice(at, at + MOST));
  };
  let isOn = true;
  return {
    begin: () => postAll(facts.first()),
    stop: () => {
      isOn = false;
    },
    /** Posts side by side, so many a second, until it is stopped; what could not be posted in time is posted later. */
    on: async (): Promise<Poured> => {
      const startedAt = performance.now();
      const onTheWay = new Set<Promise<void>>();
      let events = 0;
      while (isOn) {
        const due = Math.floor((eventsASecond * (performance.now() - startedAt)) / 1_000) - events;
        if (due > 0 && onTheWay.size < CONNECTIONS) {
          const some = Array.from({ length: Math.min(MOST, due) }, facts.next);
          events += some.length;
          const sent: Promise<void> = post(some).finally(() => onTheWay.delete(sent));
          onTheWay.add(sent);
        }
        const beat = new Promise<void>((done) => setTimeout(done, BEAT_MS));
        // What a post throws is thrown here.
        await (onTheWay.size < CONNECTIONS ? Promise.race([beat, failed(onTheWay)]) : Promise.race(onTheWay));
      }
      await Promise.all(onTheWay);
      return { events, aSecond: Math.round((1_000 * events) / (performance.now() - startedAt)) };
    },
    end: () => postAll(facts.last()),
  };
}

/** Never, unless one of them fails: with what it failed. */
function failed(some: Iterable<Promise<void>>): Promise<never> {
  return new Promise((_, reject) => {
    for (const one of some) one.catch(reject);
  });
}

/** What happens to the tickets of a team. @param count so many there are from the beginning on: none gets so many events that it alone is slow to judge */
function factsOf(team: string, count: number) {
  let number = 0;
  const name = (at: number) => `${team}-${at}`;
  const own = Array.from({ length: count }, (_, at) => name(at));
  const all = [...own];
  const fact = (ticket: string, type: string, data: object) => {
    number += 1;
    const at = { id: `${team}-${number}`, source: 'pouring', subject: ticket, time: new Date().toISOString() };
    return { specversion: '1.0', ...at, type: `ticket.${type}`, data };
  };
  const open = (ticket: string, priority: string) =>
    fact(ticket, 'opened', { customer: CUSTOMER, priority, service: 'helpdesk', team });
  const next = () => {
    const ticket = own[Math.floor(Math.random() * own.length)] as string;
    if (number % 29 === 0) {
      all.push(name(all.length));
      return open(all.at(-1) as string, 'P1');
    }
    if (number % 97 === 0) return fact(ticket, 'cancelled', {});
    const { type, data } = [
      { type: 'assigned', data: { to: `T-${number}` } },
      { type: 'paused', data: { reason: 'waitingCustomer' } },
      { type: 'resumed', data: {} },
      { type: 'priorityChanged', data: { priority: number % 2 === 0 ? 'P2' : 'P4' } },
    ][number % 4] as { type: string; data: object };
    return fact(ticket, type, data);
  };
  return {
    first: () => own.map((ticket, at) => open(ticket, at % 3 === 0 ? 'P2' : 'P3')),
    next,
    last: () => all.map((ticket) => fact(ticket, 'cancelled', {})),
  };
}
