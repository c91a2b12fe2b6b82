import type { Instant } from '../../core/time/index.ts';
import type { Store } from '../ports/index.ts';
import { isRefusal, type Refusal, refusal } from '../refusal.ts';
import { hashPassword, passwordFault } from './account/password.ts';
import { type Entered, enter, type Visitor } from './account/start-session.ts';
import type { AccessParts } from './parts.ts';
import { identityOf } from './people/identity.ts';
import { emailTaken, invalid } from './refusals.ts';
import { hashSecret, newId, newSecret } from './secret-text.ts';

/**
 * While nobody is an owner: a new one-time code with which an owner can be made; every earlier one is dead. Only its hash
 * is kept, so it is told now or never.
 * @returns null: there is an owner
 */
export async function ensureSetupCode(store: Store, at: Instant): Promise<string | null> {
  if (await store.hasOwner()) return null;
  const code = newSecret();
  return await store.transact(async (tx) => {
    await tx.armSetup(hashSecret(code), at);
    // Whoever is just becoming owner held the row of the code until now.
    if (!(await tx.hasOwner())) return code;
    await tx.takeSetup(hashSecret(code));
    return null;
  });
}

/** Where a setup code is used. The code stands behind `#`: browsers send that to nobody. */
export function setupLink(code: string, baseUrl: string | null): string {
  return `${baseUrl ?? ''}/setup#${code}`;
}

/** The link that makes the owner, as the first start tells it; null: there is an owner. */
export async function ensureSetupLink(store: Store, at: Instant, baseUrl: string | null): Promise<string | null> {
  const code = await ensureSetupCode(store, at);
  return code === null ? null : setupLink(code, baseUrl);
}

/**
 * Makes the first owner, who is signed in at once. Of several who come with the right code at the same time one gets it.
 * @returns `notFound`, the same for a wrong code and for a house that has its owner; `invalid`
 */
export async function completeSetup(
  asked: Visitor & { readonly code: string; readonly name: string; readonly email: string; readonly password: string },
  { store, now }: Pick<AccessParts, 'store' | 'now'>,
): Promise<Entered | Refusal> {
  const hash = hashSecret(asked.code);
  // Nobody without the code costs us the hashing of a password. It is taken for good only at the end.
  const open = await store.transact(async (tx) => !(await tx.hasOwner()) && (await tx.isSetup(hash)));
  if (!open) return noSetup();
  const identity = identityOf(asked.name, asked.email);
  if (isRefusal(identity)) return identity;
  if (identity.email === null) return invalid('/email', 'emailMissing', 'L’adresse manque.', 'The address is missing.');
  const fault = passwordFault(asked.password, identity.email, '/password');
  if (fault !== null) return fault;
  const password = await hashPassword(asked.password);
  const at = now();
  const id = newId('p');
  const entered = await store.transact(async (tx) => {
    if (!(await tx.takeSetup(hash)) || (await tx.hasOwner())) return null;
    const standing = { role: 'owner', approves: [], customer: null, disabled: false, language: null } as const;
    if ((await tx.addPerson({ id, ...standing, ...identity, createdAt: at, createdBy: null })) === 'emailTaken') {
      await tx.armSetup(hash, at);
      return emailTaken();
    }
    await tx.setPassword(id, password, at);
    await tx.note({ at, actor: null, action: 'setup.completed', object: `person:${id}`, customer: null, details: {} });
    return await enter(tx, id, 'password', asked, at);
  });
  return entered ?? noSetup();
}

function noSetup(): Refusal {
  return refusal(
    'notFound',
    { fr: 'Il n’y a rien à installer avec ce code.', en: 'There is nothing to set up with this code.' },
    {
      fr: 'Le code de l’installation est dit au démarrage, tant que personne n’est administrateur ; chaque démarrage en dit un nouveau.',
      en: 'The code of the setup is told at the start, as long as nobody is owner; every start tells a new one.',
    },
  );
}
