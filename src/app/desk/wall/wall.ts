import type { Actor } from '../../access/actor.ts';
import { isActive } from '../../access/authenticate.ts';
import { hashSecret } from '../../access/secret-text.ts';
import { boardDivision, boardPage } from '../../live/answers/board.ts';
import type { LivePorts } from '../../live/post-events.ts';
import { measureName } from '../../messages/index.ts';
import type { BoardFilter, WallLink } from '../../ports/index.ts';
import type { Lang } from '../../refusal.ts';
import { isLive, type WallPorts } from './links.ts';

/** As secrets of links are made. */
const SECRET = /^lww_[0-9A-Za-z]{43}$/;

/** The link that a secret is of, as of now; null: there is none, it is revoked or over, or its maker is here no more. */
export async function wallOf(secret: string | null, { store, now }: WallPorts): Promise<WallLink | null> {
  if (secret === null || !SECRET.test(secret)) return null;
  const link = await store.wallLinkByHash(hashSecret(secret));
  if (link === null || !isLive(link, now())) return null;
  const maker = await store.person(link.person);
  if (maker === null || !isActive(maker)) return null;
  // Whoever sees one customer only since shows no more than that.
  return maker.customer === null || maker.customer === link.customer ? link : null;
}

/** Who looks at a wall: somebody who may read tickets, and whom nobody knows. */
function lookerOf({ customer }: WallLink): Actor {
  const [id, scopes] = ['wall', new Set(['tickets:read'] as const)] as const;
  return { kind: 'system', id, person: null, role: 'customer', approves: [], customer, scopes };
}

/**
 * The board as a screen on a wall shows it: whose nobody is named on it, customers and what they call things only where the
 * maker of the link chose so.
 */
export async function wallBoard(
  link: WallLink,
  { limit, lang }: { readonly limit: number; readonly lang: Lang },
  ports: LivePorts,
) {
  const filter = JSON.parse(link.filter) as BoardFilter;
  const actor = lookerOf(link);
  const [page, counted] = await Promise.all([
    boardPage({ filter, after: null, limit, lang }, actor, ports),
    boardDivision({ filter, by: null, limit, lang }, actor, ports),
  ]);
  const named = <T>(value: T) => (link.namesCustomers ? value : null);
  return {
    asOf: page.asOf,
    name: link.name,
    namesCustomers: link.namesCustomers,
    clocks: counted.clocks,
    dueWithinHour: counted.dueWithinHour,
    verdicts: counted.verdicts,
    more: page.next !== null,
    items: page.items.map((item) => ({
      ticket: item.ticket,
      customer: named(item.customerName),
      service: named(item.serviceLabel),
      // What an agreement calls a promise may name its customer.
      target: link.namesCustomers ? item.targetLabel : measureName(item.measure, lang),
      team: item.team,
      priority: item.priority ?? item.ticketPriority,
      priorityLabel: item.priorityLabel,
      measure: item.measure,
      cycle: item.cycle,
      state: item.state,
      verdict: item.verdict,
      startedAt: item.startedAt,
      dueAt: item.dueAt,
      breachedAt: item.breachedAt,
      remainingSeconds: item.remainingSeconds,
      budgetSeconds: item.budgetSeconds,
      countsUntil: item.countsUntil,
      countsAgainAt: item.countsAgainAt,
      isUncertain: item.uncertainSince !== null,
    })),
  };
}
