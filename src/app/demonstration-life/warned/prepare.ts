import type { Shift } from '../../../core/duty/index.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../../core/time/index.ts';
import { personActor } from '../../access/authenticate.ts';
import { type Actor, createPerson } from '../../access/index.ts';
import { COMPANIES } from '../../demonstration/year/companies.data.ts';
import { goLive } from '../../dry-run/index.ts';
import { putRota, setRules } from '../../duty/index.ts';
import type { PlainRules } from '../../duty/rules/plain-rules.ts';
import type { Store } from '../../ports/index.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { putSource, type SourcePorts } from '../../sources/index.ts';

/** Under which a store keeps that its provider was set up to be warned. */
const MARK = 'demonstrationWarned';
const ZONE = 'Europe/Paris';
/** The customers that the provider has not gone live with yet. */
const IN_DRY_RUN = new Set(['zephyr', 'marelle']);
/** How the helpdesk of the generated year calls its technicians, and who they are. */
const COLLEAGUES = [
  { name: 'Camille Roche', calls: 't-1' },
  { name: 'Sacha Meunier', calls: 't-2' },
  { name: 'Dominique Faure', calls: 't-3' },
  { name: 'Alix Renard', calls: 't-4' },
  { name: 'Noa Lambert', calls: 't-5' },
  { name: 'Lou Garnier', calls: 't-6' },
];
const WEEKS = 60;
const BEGUN_MS = 4 * 7 * DAY_MS;

type Parts = Pick<SourcePorts, 'store' | 'now' | 'templates' | 'post' | 'runner' | 'secretKey'>;

/**
 * Sets the provider of a demonstration up to be warned, once: its technicians, a rota, rules by which all of it is shown on the
 * page, live customers and two in dry run, a source in dry run.
 * @param email of the owner, in whose name it is done
 */
export async function prepareWarnings(email: string, parts: Parts): Promise<void> {
  const { store, now } = parts;
  if ((await store.setting(MARK)) !== null) return;
  const owner = await store.personByEmail(email);
  if (owner === null) return;
  const actor = personActor(owner);
  const people = [owner.id, ...(await colleagues(actor, parts))];
  const duty = { store, now, timeZone: ZONE, holidays: null };
  const rota = { id: 'astreinte', title: 'Astreinte', timeZone: ZONE, ifRevision: null, lang: 'en' } as const;
  taken(await putRota({ ...rota, shifts: shiftsOf(people, now()) }, actor, duty));
  taken(await setRules({ rules: RULES, ifRevision: null, lang: 'en' }, actor, duty));
  for (const { id } of COMPANIES) {
    if (!IN_DRY_RUN.has(id)) taken(await goLive(id, actor, { store, now, isCustomer: async () => true }));
  }
  taken(await putSource(WATCHER, null, actor, parts));
  await store.transact((tx) => tx.keepSetting(MARK, 'yes'));
}

/** On the page alone: a demonstration writes to nobody. */
const RULES: PlainRules = {
  timeZone: ZONE,
  calendars: { office: { hours: { 'mon-fri': ['08:00-18:00'] }, holidays: 'FR' } },
  rules: [
    {
      id: 'on-call',
      when: { kinds: ['breach'], priorities: ['P1'], hours: { calendar: 'office', open: false } },
      to: ['rota:astreinte'],
      via: ['page'],
      ladder: [{ after: '15m', to: ['rota:astreinte'] }],
    },
    { id: 'team', when: { kinds: ['threshold', 'breach', 'closingTime', 'queue'] }, to: ['assignee'], via: ['page'] },
    {
      id: 'management',
      when: { kinds: ['breach', 'missesOut', 'burn', 'silentSource', 'supplierClaim', 'date', 'delivery'] },
      to: ['role:owner'],
      via: ['page'],
    },
  ],
};

const WATCHER = {
  id: 'uptime-kuma',
  title: 'Uptime Kuma',
  template: 'uptime-kuma',
  mapping: null,
  everyMs: null,
  calendar: null,
  keepDays: 30,
  ticketUrl: null,
  lang: 'en',
} as const;

async function colleagues(actor: Actor, { store, now }: Pick<Parts, 'store' | 'now'>): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { name, calls } of COLLEAGUES) {
    const externalIds = [{ source: 'demonstration', id: calls }];
    const wanted = { name, email: null, approves: [], customer: null, language: null, externalIds } as const;
    const made = await createPerson(actor, { ...wanted, role: 'technician' }, { store, now });
    // Made before a stop: there already.
    if (isRefusal(made)) ids.push(...(await heldAs(calls, store)));
    else ids.push(made.id);
  }
  return ids;
}

async function heldAs(calls: string, store: Store): Promise<readonly string[]> {
  const people = await store.people({ customer: null, after: null, limit: 100 });
  return people.filter(({ externalIds }) => externalIds.some(({ id }) => id === calls)).map(({ id }) => id);
}

/** Week after week another, the next of them standing in. */
function shiftsOf(people: readonly string[], at: Instant): readonly Shift[] {
  const begin = Math.floor((at - BEGUN_MS) / DAY_MS) * DAY_MS + 8 * HOUR_MS;
  return Array.from({ length: WEEKS }, (_, week) => week).flatMap((week) =>
    [1, 2].flatMap((rank) => {
      const person = people[(week + rank) % people.length];
      const from = begin + week * 7 * DAY_MS;
      return person === undefined ? [] : [{ from, to: from + 7 * DAY_MS, person, rank }];
    }),
  );
}

function taken(answer: object | Refusal | null): void {
  if (isRefusal(answer)) throw new Error(`what the demonstration is warned by was refused: ${answer.what.en}`);
}
