import type { Agreement, Text } from '../../agreement/index.ts';
import type { Language } from '../because.ts';
import { VALUE_WORDS } from './value-words.data.ts';

/** What the things of two versions are called, by the part of the file they stand in. */
export interface Titles {
  /** Ids of the part in either version. */
  readonly ids: (part: string) => readonly string[];
  /** The later version's title of a thing, else the earlier's; null: it has none. */
  readonly title: (part: string, id: string) => string | null;
}

/** @param agreements the later version first */
export function titlesOf(agreements: readonly Agreement[], language: Language): Titles {
  const tables = agreements.map((agreement) => tableOf(agreement));
  return {
    ids: (part) => [...new Set(tables.flatMap((table) => [...(table.get(part)?.keys() ?? [])]))],
    title: (part, id) => {
      for (const table of tables) {
        const title = table.get(part)?.get(id);
        if (title !== undefined && title !== null) return typeof title === 'string' ? title : title[language];
      }
      return null;
    },
  };
}

type Table = ReadonlyMap<string, ReadonlyMap<string, Text | string | null>>;

function tableOf(agreement: Agreement): Table {
  const { commercial, governance } = agreement;
  const titled = (things: readonly { readonly id: string; readonly title: Text | null }[]) =>
    new Map(things.map(({ id, title }) => [id, title]));
  const keyed = <T>(things: { readonly [id: string]: T }, of: (thing: T) => Text | string | null) =>
    new Map(Object.entries(things).map(([id, thing]) => [id, of(thing)]));
  return new Map<string, ReadonlyMap<string, Text | string | null>>([
    ['parties', keyed(agreement.parties, ({ name }) => name)],
    ['contacts', keyed(agreement.contacts, ({ name }) => name)],
    ['calendars', keyed(agreement.calendars, () => null)],
    ['services', keyed(agreement.services, ({ title }) => title)],
    ['priorities', keyed(agreement.priorities, ({ title }) => title)],
    ['targets', new Map(agreement.targets.map(({ id, title, measure }) => [id, title ?? measureTitle(measure)]))],
    ['levels', titled(agreement.levels)],
    ['charges.lines', titled(commercial.lines)],
    ['remedies', titled(commercial.remedies)],
    ['bonuses', titled(commercial.bonuses)],
    ['reviews', titled(governance.reviews)],
    ['insurance', new Map(governance.insurance.map(({ id, insurer }) => [id, insurer]))],
    ['clauses', keyed(agreement.clauses, ({ title }) => title)],
    ['termination.chronic', new Map(agreement.targets.map(({ id, title }) => [id, title]))],
    ['earnBack', titled(commercial.remedies)],
    ['internal.cost', titled(commercial.lines)],
  ]);
}

/** What a measure is called at the head of a line; null: a word that is no measure. */
export function measureTitle(measure: string): Text | null {
  const words = VALUE_WORDS[measure];
  return words === undefined ? null : { fr: capital(words.fr), en: capital(words.en) };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
