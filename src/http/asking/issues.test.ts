import { z } from '@hono/zod-openapi';
import { describe, expect, it } from 'vitest';
import { faultsOf, wordsIn } from './issues.ts';

const schema = z.strictObject({
  name: z.string().min(1).max(5),
  count: z.int().min(2).max(9),
  role: z.enum(['owner', 'manager']),
  list: z.array(z.string()).max(1),
  code: z.string().regex(/^\d+$/),
});
const good = { name: 'a', count: 3, role: 'owner', list: [], code: '1' };
function told(lang: 'fr' | 'en', value: unknown): readonly string[] {
  const read = schema.safeParse(value, { error: wordsIn(lang) });
  return read.success ? [] : faultsOf(read.error, lang).map(({ pointer, message }) => `${pointer}: ${message}`);
}

describe('what is wrong with a request', () => {
  it.each([
    ['missing', { ...good, name: undefined }, '/name: Here a text is missing.', '/name: Il manque ici un texte.'],
    ['of another kind', { ...good, name: 7 }, '/name: Here a text is needed.', '/name: Il faut ici un texte.'],
    ['empty', { ...good, name: '' }, '/name: This text must not be empty.', '/name: Ce texte ne doit pas être vide.'],
    [
      'too long',
      { ...good, name: 'abcdef' },
      '/name: Here at most 5 characters.',
      '/name: Il faut ici au plus 5 caractères.',
    ],
    ['too small', { ...good, count: 1 }, '/count: Here at least 2.', '/count: Il faut ici au moins 2.'],
    [
      'no whole number',
      { ...good, count: 2.5 },
      '/count: Here a whole number is needed.',
      '/count: Il faut ici un nombre entier.',
    ],
    [
      'none of those allowed',
      { ...good, role: 'x' },
      '/role: Allowed here: “owner”, “manager”.',
      '/role: Sont permis ici\u202f: «\u00a0owner\u00a0», «\u00a0manager\u00a0».',
    ],
    ['too many', { ...good, list: ['a', 'b'] }, '/list: Here at most 1 item.', '/list: Il faut ici au plus 1 élément.'],
    [
      'of another form',
      { ...good, code: 'x' },
      '/code: This text has not the form that is expected.',
      '/code: Ce texte n’a pas la forme attendue.',
    ],
    ['unknown', { ...good, more: 1 }, '/more: “more” is not known here.', '/more: « more » n’est pas connu ici.'],
  ])('is told in both languages: %s', (_, value, en, fr) => {
    expect([...told('en', value), ...told('fr', value)].map(plain)).toEqual([en, fr].map(plain));
  });
});

/** Which blank stands beside a sign is the typographer's matter. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
