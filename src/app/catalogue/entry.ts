/** One step of a published refund: below a share so much of the charges, so many days, or so much for each hour. */
export type PublishedCredit =
  | { readonly below: string; readonly creditPercent: string }
  | { readonly below: string; readonly serviceDays: number }
  | { readonly each: string; readonly creditPercent: string; readonly capPercent: string };

/**
 * A supplier's published service level as it was found. What stands under `said` (and in the other texts) is what the
 * source says; beside it, where the format can say the same, is its spelling there. What a source leaves out is absent.
 */
export interface CatalogueEntry {
  readonly id: string;
  readonly supplier: string;
  readonly service: string;
  /** What of these two is said otherwise in French; absent: names that are the same. */
  readonly french?: { readonly supplier?: string; readonly service?: string };
  readonly measure: 'availability' | 'restoration';
  /** A share or a time; null where the source was found to promise none for the service as such. */
  readonly target: string | null;
  readonly basis?: 'users' | 'requests';
  readonly requests?: { readonly interval: string; readonly badAbove?: string };
  /** IANA; default UTC. */
  readonly timeZone?: string;
  /** Hours named but not stated have no `hours`: nothing can be counted in them. */
  readonly calendar?: {
    readonly said: string;
    readonly hours?: { readonly [days: string]: readonly string[] };
    readonly holidays?: string;
  };
  readonly credits: readonly PublishedCredit[];
  /** What the credit is a share of. */
  readonly base?: string;
  readonly period?: string;
  readonly convention?: string;
  readonly cap?: { readonly said: string; readonly percent?: string };
  readonly claim?: {
    readonly onRequest: boolean;
    readonly deadline: string;
    readonly within?: string;
    readonly path?: string;
  };
  readonly variants?: { readonly [name: string]: string | null };
  readonly preconditions?: readonly string[];
  readonly exclusions?: readonly string[];
  readonly nonCumulation?: string;
  readonly minimumOutage?: string;
  readonly outageStart?: string;
  readonly maintenance?: { readonly said: string; readonly notice: string };
  /** How sure the research was, in its words. */
  readonly confidence: string;
  readonly source: string;
  readonly url: string | null;
}

/** Published service levels of suppliers; `researched` is the day on which all were looked up. */
export interface Catalogue {
  readonly note: string;
  readonly researched: string;
  readonly entries: readonly CatalogueEntry[];
}

/** The catalogue that comes with the package, from its text; a text that is none is a defect and throws. */
export function readCatalogue(text: string): Catalogue {
  const catalogue = JSON.parse(text) as Catalogue;
  if (!Array.isArray(catalogue.entries)) throw new TypeError('the catalogue of suppliers has no entries');
  return catalogue;
}

/** What an entry's supplier and service are called in a language. */
export function namesIn({ supplier, service, french }: CatalogueEntry, lang: 'fr' | 'en') {
  return lang === 'fr' ? { supplier, service, ...french } : { supplier, service };
}

/** The entry of an id; null when there is none. */
export function entryOf(catalogue: Catalogue, id: string): CatalogueEntry | null {
  return catalogue.entries.find((entry) => entry.id === id) ?? null;
}
