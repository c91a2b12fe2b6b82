import { isMonth } from '../../core/settlement/index.ts';
import { formatInstant, type Instant } from '../../core/time/index.ts';
import { type Actor, may } from '../access/actor.ts';
import { faultInReason } from '../decisions/approving.ts';
import { badMonth } from '../decisions/bad-month.ts';
import { type DecisionPorts, type KeptFact, record } from '../decisions/record.ts';
import { badField, isRefusal, type Lang, notFound, type Refusal, refusal } from '../refusal.ts';
import { claimsMade } from './claims-made.ts';
import { supplierIdOf } from './suppliers.ts';

/** That we claimed a remedy of a supplier. */
export interface ClaimAsked {
  /** As `Supplier.id` names it. */
  readonly supplier: string;
  /** The id of his agreement, without a version. */
  readonly agreement: string;
  readonly remedy: string;
  /** The month it is settled in: `2026-03`. */
  readonly month: string;
  readonly reference: string | null;
  readonly reason: string | null;
  /** When it was claimed; null: now. */
  readonly claimedAt: Instant | null;
  readonly lang: Lang;
}

/**
 * Notes as a decision that a remedy was claimed of a supplier: who, when, under which reference. Taken back as any fact,
 * by a correction. Refused: `conflict` where it is noted already, `invalid` where remedy, month or instant are none.
 */
export async function noteClaim(asked: ClaimAsked, actor: Actor, ports: DecisionPorts): Promise<KeptFact | Refusal> {
  const { supplier, agreement: id, remedy, month, reference, reason, claimedAt, lang } = asked;
  const { agreements } = await ports.rosters.inForce(ports.store);
  const ours = agreements.filter((one) => one.kind === 'underpinning' && supplierIdOf(one) === supplier);
  if (ours.length === 0 || !may(actor, 'statements:write')) {
    return notFound(`Fournisseur ${supplier}`, `Supplier ${supplier}`);
  }
  const versions = ours.filter((one) => one.id === id);
  if (versions.length === 0)
    return noAgreement(
      ours.map((one) => one.id),
      lang,
    );
  const remedies = new Set(versions.flatMap(({ commercial }) => commercial.remedies.map((one) => one.id)));
  if (!remedies.has(remedy)) return noRemedy([...remedies], lang);
  if (!isMonth(month)) return badMonth(lang);
  const at = ports.now();
  if (claimedAt !== null && claimedAt > at) return inFuture(lang);
  for (const [name, text] of [
    ['reference', reference],
    ['reason', reason],
  ] as const) {
    const fault = text === null ? null : faultInReason(text, `/${name}`, lang);
    if (fault !== null) return fault;
  }
  const made = await claimsMade(ports.store);
  const before = made.find((one) => one.agreement === id && one.remedy === remedy && one.month === month);
  if (before !== undefined) return madeAlready(before.at);
  const data = { agreement: id, period: month, by: actor.person ?? actor.id, reference, reason };
  const kept = await record(
    {
      facts: [{ type: 'remedy.claimed', subject: remedy, occurredAt: claimedAt, data }],
      note: {
        action: 'supplier.claimed',
        object: `supplier:${supplier}`,
        customer: null,
        details: { agreement: id, remedy, month, reference, reason },
      },
    },
    actor,
    at,
    lang,
    ports,
  );
  return isRefusal(kept) ? kept : (kept[0] as KeptFact);
}

function noAgreement(known: readonly string[], lang: Lang): Refusal {
  const what = {
    fr: 'Ce fournisseur n’a pas de contrat de ce nom.',
    en: 'This supplier has no agreement of this name.',
  };
  return badField('/agreement', 'unknownAgreement', what, knownOnes(known), lang);
}

function noRemedy(known: readonly string[], lang: Lang): Refusal {
  const what = { fr: 'Ce contrat n’a pas de remède de ce nom.', en: 'This agreement has no remedy of this name.' };
  return badField('/remedy', 'unknownRemedy', what, knownOnes(known), lang);
}

function knownOnes(known: readonly string[]): NonNullable<Refusal['help']> {
  const names = [...new Set(known)].join(', ') || '—';
  return { fr: `Connus\u202f: ${names}.`, en: `Known: ${names}.` };
}

function inFuture(lang: Lang): Refusal {
  const what = { fr: 'Cette réclamation serait faite à l’avenir.', en: 'This claim would be made in the future.' };
  const help = { fr: 'Notez-la une fois faite.', en: 'Note it once it is made.' };
  return badField('/claimedAt', 'inFuture', what, help, lang);
}

function madeAlready(at: Instant): Refusal {
  const day = formatInstant(at).slice(0, 10);
  return refusal(
    'conflict',
    { fr: `Cette réclamation est déjà notée, faite le ${day}.`, en: `This claim is noted already, made on ${day}.` },
    {
      fr: 'Corrigez le fait noté, ou reprenez-le, avant de la noter à nouveau.',
      en: 'Correct the fact that notes it, or take it back, before it is noted again.',
    },
  );
}
