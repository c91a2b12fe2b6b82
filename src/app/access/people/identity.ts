import type { Identity } from '../../ports/index.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { invalid } from '../refusals.ts';

/** What addresses are compared by: `Ana@Ex.org ` and `ana@ex.org` are one. */
export function emailKeyOf(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** A name and an address as they are kept; what is empty is null. */
export function identityOf(name: string | null, email: string | null): Identity | Refusal {
  const kept = textOf(name, '/name', 200);
  if (isRefusal(kept)) return kept;
  const address = textOf(email, '/email', 254);
  if (isRefusal(address)) return address;
  if (address !== null && !/^[^\s@"<>()[\]\\,;:]+@[^\s@"<>()[\]\\,;:]+\.[^\s@"<>()[\]\\,;:.]+$/u.test(address)) {
    return invalid(
      '/email',
      'emailMalformed',
      'Ce n’est pas une adresse électronique.',
      'This is not an e-mail address.',
      { fr: 'Écrivez-la comme ana@example.org.', en: 'Write it like ana@example.org.' },
    );
  }
  return { name: kept, email: address, emailKey: address === null ? null : emailKeyOf(address) };
}

function textOf(text: string | null, pointer: string, longest: number): string | null | Refusal {
  const plain = text?.normalize('NFC').trim() ?? '';
  if (plain === '') return null;
  if (plain.length > longest) {
    return invalid(pointer, 'textTooLong', `Plus de ${longest} caractères.`, `More than ${longest} characters.`);
  }
  // Controls, and what turns the direction of writing, could make a name look like another.
  if (/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u.test(plain)) {
    return invalid(
      pointer,
      'textUnprintable',
      'Un caractère ne peut pas être affiché.',
      'A character can not be shown.',
    );
  }
  return plain;
}
