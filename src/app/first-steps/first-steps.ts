import type { Instant } from '../../core/time/index.ts';
import { type Actor, may } from '../access/actor.ts';
import { isDemonstrationLoaded } from '../demonstration-life/index.ts';
import { type MessageRow, plainAddress } from '../ports/index.ts';
import { notAllowed, type Refusal } from '../refusal.ts';
import type { FirstStepPorts } from './test-alert.ts';

/** What of setting up is done. */
export interface FirstSteps {
  readonly owner: { readonly done: boolean };
  /** How many agreements with customers are published. */
  readonly agreement: { readonly done: boolean; readonly count: number };
  /** By what facts came first: a source that was set up, a program that posts them, or a demonstration. */
  readonly source: { readonly done: boolean; readonly by: 'source' | 'events' | 'demonstration' | null };
  /** When an alert (a test too) reached the one who asks; null: none has. */
  readonly alert: { readonly done: boolean; readonly sentAt: Instant | null };
  /** Where alerts reach the one who asks; null: nowhere yet. */
  readonly address: string | null;
  readonly mailMissing: readonly string[];
}

/** What of setting up is done, for those who do it: owners and managers of the provider. */
export async function firstStepsFor(
  actor: Actor,
  { store, mailMissing }: FirstStepPorts,
): Promise<FirstSteps | Refusal> {
  if (!may(actor, 'agreements:write') || actor.customer !== null) {
    return notAllowed('La mise en route n’est pas la vôtre.', 'Setting up is not yours to do.');
  }
  const [hasOwner, versions, by, person, told] = await Promise.all([
    store.hasOwner(),
    store.publishedVersions(),
    firstFacts(store),
    actor.person === null ? null : store.person(actor.person),
    actor.person === null ? null : lastTold(actor.person, store),
  ]);
  const agreements = new Set(
    versions.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ agreement }) => agreement),
  );
  return {
    owner: { done: hasOwner },
    agreement: { done: agreements.size > 0, count: agreements.size },
    source: { done: by !== null, by },
    alert: { done: told !== null, sentAt: told?.endedAt ?? null },
    address: person?.email == null ? null : plainAddress(person.email),
    mailMissing,
  };
}

async function firstFacts(store: FirstStepPorts['store']): Promise<FirstSteps['source']['by']> {
  if (await isDemonstrationLoaded(store)) return 'demonstration';
  if ((await store.sources()).some(({ lastReceivedAt }) => lastReceivedAt !== null)) return 'source';
  return (await store.facts({}, null, 1)).length > 0 ? 'events' : null;
}

async function lastTold(person: string, store: FirstStepPorts['store']): Promise<MessageRow | null> {
  const filter = { recipient: `person:${person}`, channel: ['email'], state: ['handedOver'] } as const;
  return (await store.messages(filter, null, 1))[0] ?? null;
}
