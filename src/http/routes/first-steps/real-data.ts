import { type Refusal, refusal } from '../../../app/refusal.ts';
import type { HttpParts } from '../../parts.ts';

/** Why nothing real is taken as long as a demonstration is loaded: it could not be taken out any more. Null: none is. */
export async function besideDemonstration({ loaded }: Pick<HttpParts, 'loaded'>): Promise<Refusal | null> {
  return (await loaded?.isLoaded()) === true ? held : null;
}

const held = refusal(
  'conflict',
  {
    fr: 'Une démonstration est chargée ici\u202f: rien de réel ne s’y mêle.',
    en: 'A demonstration is loaded here: nothing real is mixed with it.',
  },
  {
    fr: 'Retirez-la d’abord (DELETE /demonstration, ou d’un clic dans l’application).',
    en: 'Take it out first (DELETE /demonstration, or one click in the application).',
  },
);
