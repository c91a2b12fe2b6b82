import { type Actor, may } from '../../access/actor.ts';
import { isKeepable, type PublishedVersion } from '../../ports/index.ts';
import { badField, type Lang, notAllowed, notFound, type Refusal, refusal } from '../../refusal.ts';
import type { RegisterPorts } from '../register-ports.ts';
import { refOf, withHolidays } from './read-published.ts';

export interface WithdrawRequest {
  readonly agreement: string;
  readonly version: number;
  readonly reason: string;
  /** Also a version that is in effect already: what it judged is judged again without it. Owners and managers only. */
  readonly force: boolean;
  readonly lang: Lang;
}

/**
 * Takes a version out of use; its text stays on record. Refused: `conflict` for one that is in effect (unless forced) or
 * withdrawn already. Gives the version with its withdrawal.
 */
export async function withdrawVersion(
  { agreement, version, reason, force, lang }: WithdrawRequest,
  actor: Actor,
  ports: RegisterPorts,
): Promise<PublishedVersion | Refusal> {
  if (!may(actor, 'agreements:write')) {
    return notAllowed('Retirer un contrat ne vous est pas permis.', 'You may not withdraw agreements.');
  }
  if (reason.trim() === '' || !isKeepable(reason)) return withoutReason(lang);
  const at = ports.now();
  return await ports.store.transact(async (tx) => {
    await tx.lockRegister();
    const versions = await tx.publishedVersions();
    const found = versions.find((one) => one.agreement === agreement && one.version === version);
    if (found === undefined)
      return notFound(`Contrat ${agreement}, version ${version}`, `Agreement ${agreement}, version ${version}`);
    if (found.withdrawnAt !== null) return withdrawnAlready(found);
    const { agreement: read } = await withHolidays(ports, (reader) => reader(found.resolved, refOf(found)));
    const isInEffect = read === null || read.effectiveAt <= at;
    if (isInEffect && !(force && (actor.role === 'owner' || actor.role === 'manager'))) return inEffect(found);
    await tx.withdrawVersion(agreement, version, { at, by: actor.id, because: reason });
    await tx.newGeneration();
    await tx.note({
      at,
      actor: actor.id,
      action: 'agreement.withdrawn',
      object: `agreement:${refOf(found)}`,
      customer: read?.customer?.id ?? null,
      details: { reason, wasInEffect: isInEffect },
    });
    return { ...found, withdrawnAt: at, withdrawnBy: actor.id, withdrawnBecause: reason };
  });
}

function withoutReason(lang: Lang): Refusal {
  const what = { fr: 'Le motif du retrait manque.', en: 'The reason for withdrawing is missing.' };
  return badField('/reason', 'missingReason', what, null, lang);
}

function withdrawnAlready(version: PublishedVersion): Refusal {
  const ref = refOf(version);
  return refusal('conflict', { fr: `${ref} est déjà retiré.`, en: `${ref} is withdrawn already.` });
}

function inEffect(version: PublishedVersion): Refusal {
  const ref = refOf(version);
  return refusal(
    'conflict',
    {
      fr: `${ref} est en vigueur\u202f; le retirer changerait des verdicts rendus.`,
      en: `${ref} is in effect; withdrawing it would change verdicts already given.`,
    },
    {
      fr: 'Publiez une version suivante, ou demandez à un administrateur ou à un gestionnaire de la retirer avec «\u202fforce\u202f».',
      en: 'Publish a next version, or ask an owner or a manager to withdraw it with “force”.',
    },
  );
}
