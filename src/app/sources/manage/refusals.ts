import { type Actor, may } from '../../access/actor.ts';
import type { Told } from '../../diagnostic.ts';
import { type Lang, notAllowed, notFound, type Refusal, refusal } from '../../refusal.ts';

/** Payloads hold whatever strangers wrote of any customer: who acts for one customer sees none of it. Null: may. */
export function mayRead(actor: Actor): Refusal | null {
  if (actor.customer !== null) return forNoCustomer();
  return may(actor, 'sources:read')
    ? null
    : notAllowed('Voir les sources ne vous est pas permis.', 'You may not see sources.');
}

export function mayWrite(actor: Actor): Refusal | null {
  if (actor.customer !== null) return forNoCustomer();
  return may(actor, 'sources:write')
    ? null
    : notAllowed('Modifier les sources ne vous est pas permis.', 'You may not change sources.');
}

function forNoCustomer(): Refusal {
  return notAllowed(
    'Les sources sont celles du prestataire\u202f: qui agit pour un seul client ne les voit pas.',
    'Sources are the provider’s own: who acts for one customer does not see them.',
  );
}

export function noSource(id: string): Refusal {
  return notFound(`Source « ${id} »`, `Source “${id}”`);
}

/** Somebody has changed it since it was read. */
export function changedSince(): Refusal {
  return refusal(
    'stale',
    { fr: 'Cette source a été modifiée entre-temps.', en: 'This source was changed in the meantime.' },
    { fr: 'Relisez-la, puis refaites votre modification.', en: 'Read it again, then make your change once more.' },
  );
}

/** A mapping that errs, each mistake with its line. */
export function badMapping(diagnostics: readonly Told[], pointer: string, lang: Lang): Refusal {
  const faults = diagnostics.map(({ code, level, line, column, message, help }) => ({
    pointer,
    ...(line === null ? {} : { line }),
    ...(column === null ? {} : { column }),
    level,
    code,
    message: message[lang],
    help: help?.[lang] ?? null,
  }));
  return refusal(
    'invalid',
    { fr: 'Cette correspondance contient des erreurs.', en: 'This mapping has errors.' },
    { fr: 'Corrigez-les toutes : « errors » dit où.', en: 'Mend them all: “errors” says where.' },
    faults,
  );
}
