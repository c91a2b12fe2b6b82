import type { AlertRow } from '../ports/index.ts';
import type { WordingContext } from './context.ts';
import { saidOf } from './say/one-alert.ts';
import { measureOf, tellerOf, wordOf } from './say/told.ts';
import type { Wording } from './wording.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';

/** One alert in words, for a page that lists several. All texts are single lines without markup. */
export interface WordedAlert extends Pick<Wording, 'tone' | 'headline' | 'about' | 'sentences' | 'facts'> {
  /** `due 15:45`; null: it is about nothing that has a due instant. */
  readonly due: string | null;
  /** What of a ticket it is about: `service restored`; null: of none. */
  readonly measure: string | null;
}

/** An alert as messages word it, as of the context's instant. */
export function wordAlert(alert: AlertRow, language: 'fr' | 'en', context: WordingContext): WordedAlert {
  const teller = tellerOf({ language }, context);
  const { tone, headline, about, sentences, facts } = saidOf(alert, teller);
  return {
    tone,
    headline,
    about,
    sentences,
    facts: facts.filter((fact) => fact !== null),
    due: alert.dueAt === null ? null : teller.words.dueAt(teller.when.near(alert.dueAt)),
    measure: measureOf(alert, teller),
  };
}

/** What a measure is called: `service restored`, `rétablissement (GTR)`. */
export function measureName(measure: string, language: 'fr' | 'en'): string {
  return wordOf((language === 'fr' ? fr : en).measure, measure);
}
