import type { Account, AuditEntry, Person, Session, Token } from '../../ports/index.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { type Actor, may, signature } from '../actor.ts';
import type { AccessParts } from '../parts.ts';
import { noSuch } from '../refusals.ts';
import { getPerson } from './people.ts';

/** All that is kept of somebody, secrets (and their hashes) left out. */
export interface PersonExport {
  readonly person: Person;
  readonly passwordChangedAt: Account['passwordChangedAt'];
  readonly secondFactorSince: Account['totpConfirmedAt'];
  readonly sessions: readonly Omit<Session, 'hash'>[];
  readonly tokens: readonly Omit<Token, 'hash'>[];
  /** What they did, and what was done to them. */
  readonly record: readonly AuditEntry[];
}

const AT_A_TIME = 1000;

/** Everything that belongs to a person, for the person; that it was asked for is noted. */
export async function exportPerson(
  actor: Actor,
  id: string,
  { store, now }: Pick<AccessParts, 'store' | 'now'>,
): Promise<PersonExport | Refusal> {
  const person = await getPerson(actor, id, { store, now });
  if (isRefusal(person)) return person;
  if (!may(actor, 'export:read', person.customer)) return noSuch('Cette personne', 'This person');
  const { customer } = person;
  await store.transact((tx) =>
    tx.note({
      at: now(),
      actor: signature(actor),
      action: 'person.exported',
      object: `person:${id}`,
      customer,
      details: {},
    }),
  );
  const account = await store.account(id);
  const tokens = await store.tokens(id);
  const ids = [id, `person:${id}`, ...tokens.flatMap((token) => [token.id, `token:${token.id}`])];
  const record: AuditEntry[] = [];
  for (let after = 0; ; after = record.at(-1)?.number ?? after) {
    const some = await store.auditAbout(ids, after, AT_A_TIME);
    record.push(...some);
    if (some.length < AT_A_TIME) break;
  }
  return {
    person,
    passwordChangedAt: account?.passwordChangedAt ?? null,
    secondFactorSince: account?.totpConfirmedAt ?? null,
    sessions: (await store.sessionsOf(id)).map(({ hash: _, ...session }) => session),
    tokens: tokens.map(({ hash: _, ...token }) => token),
    record,
  };
}
