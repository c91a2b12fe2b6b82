import { type Actor, type Approval, may } from '../access/actor.ts';
import { isKeepable } from '../ports/index.ts';
import { badField, type Lang, notAllowed, type Refusal } from '../refusal.ts';

/** Who decides, and in whose name. */
export interface Approver {
  /** The opaque id of the person: what the fact names as its approver. */
  readonly id: string;
  readonly as: Approval | null;
}

/**
 * The actor as the approver of a decision: an owner or a manager, or an approver in a name he holds (`as`; the only one he
 * holds where none is given). A program decides in the name of the person whose token it bears.
 */
export function approverOf(actor: Actor, as: Approval | null, customer: string | null, lang: Lang): Approver | Refusal {
  if (!may(actor, 'decisions:write', customer) || actor.person === null) return mayNotDecide();
  if (actor.role === 'owner' || actor.role === 'manager') return { id: actor.person, as };
  if (actor.role !== 'approver') return mayNotDecide();
  const held = as ?? (actor.approves.length === 1 ? (actor.approves[0] ?? null) : null);
  if (held !== null && actor.approves.includes(held)) return { id: actor.person, as: held };
  const what = {
    fr: 'Au nom de quelle fonction vous approuvez ne se déduit pas.',
    en: 'In whose name you approve can not be told.',
  };
  const names = actor.approves.join(', ');
  const help = { fr: `Donnez «\u202fas\u202f»\u202f: ${names}.`, en: `Give “as”: ${names}.` };
  return badField('/as', 'badApproval', what, help, lang);
}

function mayNotDecide(): Refusal {
  return notAllowed('Cette décision n’est pas la vôtre.', 'This decision is not yours to take.');
}

const LENGTH = 2000;

/** Refuses a reason that says nothing, or that can not be kept. Null: it is one. */
export function faultInReason(reason: string, pointer: string, lang: Lang): Refusal | null {
  if (reason.trim() !== '' && reason.length <= LENGTH && isKeepable(reason)) return null;
  const what = { fr: 'Le motif est vide, trop long ou illisible.', en: 'The reason is empty, too long or unreadable.' };
  const help = { fr: `De 1 à ${LENGTH} caractères.`, en: `From 1 to ${LENGTH} characters.` };
  return badField(pointer, 'badReason', what, help, lang);
}
