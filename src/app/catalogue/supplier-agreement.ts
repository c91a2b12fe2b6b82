import { type PlainAgreement, printAgreement } from '../../language/index.ts';
import { type Catalogue, type CatalogueEntry, namesIn, type PublishedCredit } from './entry.ts';
import { canBeCounted, missingIn, notesOf } from './supplier-notes.ts';

type Plain<K extends keyof PlainAgreement> = NonNullable<PlainAgreement[K]>;
type PlainRemedy = Plain<'remedies'>[string];

/**
 * The text of an underpinning agreement that says what a catalogue entry says and nothing more: a candidate, for a
 * person to check against the supplier's current page and to complete with prices. What the format cannot say stands
 * in its clauses.
 */
export function supplierAgreement(entry: CatalogueEntry, catalogue: Catalogue): string {
  return printAgreement(plainOf(entry, catalogue.researched));
}

const TARGET = 'commitment';

function plainOf(entry: CatalogueEntry, researched: string): PlainAgreement {
  const timeZone = entry.timeZone ?? 'UTC';
  const calendars = calendarsOf(entry, timeZone);
  const rules = rulesOf(entry);
  const promised = canBeCounted(entry);
  const remedies = promised ? remediesOf(entry) : {};
  return {
    leeway: 1,
    kind: 'underpinning',
    id: entry.id,
    version: 1,
    effective: researched,
    title: titleOf(entry, ({ supplier, service }) => `${supplier} — ${service}`),
    basis: 'customer',
    language: 'en',
    timeZone,
    term: { from: researched },
    parties: { supplier: { name: entry.supplier }, provider: { name: '—' } },
    ...(calendars === null ? {} : { calendars }),
    services: { [serviceIdOf(entry)]: serviceOf(entry) },
    ...(promised ? { targets: { [TARGET]: targetOf(entry) } } : {}),
    ...(rules === null ? {} : { rules }),
    ...(Object.keys(remedies).length === 0 ? {} : { remedies }),
    provenance: provenanceOf(entry, researched),
    clauses: clausesOf(entry, researched),
  };
}

/** The service bears the entry's id: the agreement is about one service. */
function serviceIdOf({ id }: CatalogueEntry): string {
  return id;
}

function serviceOf(entry: CatalogueEntry): Plain<'services'>[string] {
  const { preconditions } = entry;
  const title = titleOf(entry, ({ service }) => service);
  return { title, ...(preconditions === undefined ? {} : { requires: [...preconditions] }) };
}

/** In both languages, where they differ. */
function titleOf(entry: CatalogueEntry, told: (names: ReturnType<typeof namesIn>) => string) {
  const [fr, en] = [told(namesIn(entry, 'fr')), told(namesIn(entry, 'en'))];
  return fr === en ? en : { fr, en };
}

function calendarsOf({ calendar }: CatalogueEntry, timeZone: string): Plain<'calendars'> | null {
  if (calendar?.hours === undefined) return null;
  const { hours, holidays } = calendar;
  return { service: { timeZone, hours, ...(holidays === undefined ? {} : { holidays }) } };
}

function targetOf(entry: CatalogueEntry): Plain<'targets'>[string] {
  const figure = entry.target ?? '';
  const calendar = entry.calendar?.hours === undefined ? 'always' : 'service';
  const when = { service: [serviceIdOf(entry)] };
  if (entry.measure === 'restoration') return { measure: 'restoration', when, within: figure, calendar };
  return {
    measure: 'availability',
    when,
    calendar,
    atLeast: figure,
    ...(entry.basis === undefined ? {} : { basis: entry.basis }),
    ...(entry.requests === undefined ? {} : { requests: entry.requests }),
    per: 'month',
  };
}

function rulesOf({ minimumOutage, outageStart, maintenance }: CatalogueEntry): Plain<'rules'> | null {
  const rules: Plain<'rules'> = {
    ...(minimumOutage === undefined ? {} : { minimumOutage }),
    ...(outageStart === undefined ? {} : { outageStart: 'reported' as const }),
    ...(maintenance === undefined ? {} : { maintenance: { notice: maintenance.notice } }),
  };
  return Object.keys(rules).length === 0 ? null : rules;
}

function remediesOf(entry: CatalogueEntry): Plain<'remedies'> {
  const [first] = entry.credits;
  if (first === undefined) return {};
  const kind = 'serviceDays' in first ? ('serviceDays' as const) : ('priceReduction' as const);
  const share = 'capPercent' in first ? first.capPercent : entry.cap?.percent;
  const remedy: PlainRemedy = {
    on: TARGET,
    kind,
    ...formulaOf(entry.credits),
    ...(kind === 'serviceDays' ? {} : { of: 'charges' as const }),
    ...(share === undefined ? {} : { cap: { share: `${share}%`, of: 'charges' as const } }),
    ...claimOf(entry),
    ...(kind === 'serviceDays' ? { applied: 'extension' as const } : {}),
  };
  return { credit: remedy };
}

function formulaOf(credits: readonly PublishedCredit[]): Partial<PlainRemedy> {
  const tiers: { below: string; credit: string }[] = [];
  const serviceDays: { below: string; days: number }[] = [];
  for (const credit of credits) {
    // Whether an hour begun counts whole is not said by the source, and so not here.
    if ('each' in credit) return { perUnit: { each: credit.each, credit: `${credit.creditPercent}%` } };
    if ('serviceDays' in credit) serviceDays.push({ below: credit.below, days: credit.serviceDays });
    else tiers.push({ below: credit.below, credit: `${credit.creditPercent}%` });
  }
  return serviceDays.length > 0 ? { serviceDays } : { tiers };
}

function claimOf({ claim }: CatalogueEntry): Partial<PlainRemedy> {
  if (claim === undefined) return {};
  const { onRequest, within } = claim;
  return { claim: { onRequest, ...(within === undefined ? {} : { within }) } };
}

function provenanceOf(entry: CatalogueEntry, researched: string): Plain<'provenance'> {
  const quoted = notesOf(entry).map(({ said }) => said);
  return {
    ...(entry.url === null ? {} : { url: entry.url }),
    retrieved: researched,
    ...(quoted.length === 0 ? {} : { quoted }),
    confidence: 'candidate',
  };
}

function clausesOf(entry: CatalogueEntry, researched: string): Plain<'clauses'> {
  const notes = notesOf(entry);
  const missing = missingIn(entry);
  const source = {
    fr: `Repris d’un niveau de service publié (${entry.source}), relevé le ${researched} ; confiance : « ${entry.confidence} ». À vérifier sur le texte en vigueur du fournisseur.\n\nÀ compléter : ${missing.map(({ fr }) => fr).join(' ; ')}.`,
    en: `Taken from a published service level (${entry.source}), read on ${researched}; confidence: “${entry.confidence}”. To be checked against the supplier’s current text.\n\nTo be completed: ${missing.map(({ en }) => en).join('; ')}.`,
  };
  const said = {
    fr: notes.map((note) => `${note.fr} : « ${note.said} ».`).join('\n\n'),
    en: notes.map((note) => `${note.en}: “${note.said}”.`).join('\n\n'),
  };
  return {
    source: { title: { fr: 'Origine', en: 'Source' }, text: source, concerns: ['technical', 'legal'] },
    ...(notes.length === 0
      ? {}
      : {
          asPublished: {
            title: { fr: 'Ce que dit le fournisseur', en: 'What the supplier says' },
            text: said,
            concerns: ['technical', 'legal'],
          },
        }),
  };
}
