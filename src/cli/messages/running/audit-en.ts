import type { StoreFault } from '../../../app/audit/index.ts';
import { integer } from '../../format/number.ts';
import type { CommandHelp } from '../help-en.ts';

const count = (n: number, one: string, many: string): string => `${integer(n, 'en')} ${n === 1 ? one : many}`;

/** How many of each there are. */
type Held = { readonly [of in 'facts' | 'versions' | 'statements' | 'reports']: number };

type FaultTexts = {
  readonly [kind in StoreFault['kind']]: (fault: Extract<StoreFault, { readonly kind: kind }>) => string;
};

const faults: FaultTexts = {
  factChanged: ({ source, id, column }) =>
    column === 'body'
      ? `fact ${id} of ${source}: its body is not what was noted when it was kept (event.body, or event_identity.content)`
      : `fact ${id} of ${source}: event.${column} is not what the fact itself says`,
  factUnknown: ({ source, id }) =>
    `fact ${id} of ${source}: in the table event, but Leeway noted nothing of it (event_identity)`,
  factMissing: ({ source, id }) =>
    `fact ${id} of ${source}: was kept (event_identity), and is gone from the table event`,
  decisionMissing: ({ source, id, entry }) =>
    `fact ${id} of ${source}: decided by entry ${integer(entry, 'en')} of the record, and gone`,
  forgottenUnnoted: ({ source, id }) =>
    `fact ${id} of ${source}: forgotten_fact says that something was forgotten of it, but its source never had a retention`,
  retractionUnfounded: ({ source, id, ofSource, ofId }) =>
    `fact ${id} of ${source}: the table retraction says that it takes back ${ofId} of ${ofSource}, and it does not`,
  retractionUnnoted: ({ source, id }) =>
    `fact ${id} of ${source}: takes another back, and its row in the table retraction is gone, so that one counts again`,
  sealBroken: ({ of, entry, from, until, sealed, found }) =>
    `${of === 'facts' ? 'facts recorded' : 'notes of what was forgotten'} ${from === null ? '' : `from ${new Date(from).toISOString()} `}until ${new Date(until).toISOString()}: ${
      sealed === found
        ? `${count(found, 'one', 'as many')} as sealed by entry ${integer(entry, 'en')} of the record, but not the same`
        : `${integer(found, 'en')}, where entry ${integer(entry, 'en')} of the record sealed ${integer(sealed, 'en')}`
    }`,
  rowChanged: ({ table, row, column, entry }) =>
    `${table} ${row}: ${column} is not what entry ${integer(entry, 'en')} of the record noted`,
  rowMissing: ({ table, row, entry }) =>
    `${table} ${row}: noted by entry ${integer(entry, 'en')} of the record, and gone`,
  rowUnnoted: ({ table, row }) => `${table} ${row}: there, but the record does not tell of it`,
  ticketLost: ({ ticket }) =>
    `ticket ${ticket}: has facts, but the table ticket does not lead to them; it would be left out of every count`,
};

export const auditEn = {
  audit: {
    verifying: (facts: number) => `${count(facts, 'fact', 'facts')} looked at`,
    holds: (entries: number) => `The record holds: ${count(entries, 'entry', 'entries')}, none changed, none gone.`,
    head: (number: number, hash: string) =>
      `Its end is entry ${integer(number, 'en')}, ${hash}. Written down elsewhere, it shows later that nothing before it was changed.`,
    broken: (n: number) => `The record was changed, in ${count(n, 'place', 'places')}:`,
    entryChanged: (number: number) => `entry ${integer(number, 'en')} says something else than when it was written`,
    entriesMissing: (from: number, to: number) =>
      from === to
        ? `entry ${integer(from, 'en')} is gone`
        : `entries ${integer(from, 'en')} to ${integer(to, 'en')} are gone`,
    entryUnlinked: (number: number) => `entry ${integer(number, 'en')} does not follow the one before it`,
    storeHolds: ({ facts, versions, statements, reports }: Held) =>
      `The store is as Leeway left it: ${count(facts, 'fact', 'facts')}, ${count(versions, 'published version', 'published versions')}, ${count(statements, 'issued statement', 'issued statements')}, ${count(reports, 'issued report', 'issued reports')}.`,
    storeChanged: (n: number) => `The store was changed by hand, in ${count(n, 'place', 'places')}:`,
    faults,
    more: (n: number) => `and ${integer(n, 'en')} more`,
    sealedUntil: (until: string, unsealed: number) =>
      `Sealed until ${until}: not one of the facts recorded before is gone or was put in. ${unsealed === 0 ? 'None came since.' : `${count(unsealed, 'came', 'came')} since.`}`,
    notSealed: () =>
      'Nothing is sealed yet: a fact taken out or put in with all its notes would not show. The server seals every night; leeway audit verify --seal does so now.',
    sealed: (facts: number, until: string) => `${count(facts, 'fact', 'facts')} sealed, until ${until}.`,
    nothingToSeal: () => 'Nothing to seal: what was recorded in the last hour is sealed later.',
    notSealedNow: () => 'Nothing was sealed: first clear up what was changed.',
    recordAdvice: () =>
      'Find out who can write to the database. A backup shows what stood there before: restore it into another folder, and compare.',
    ticketAdvice: () =>
      'Lost tickets are only projections: leeway backup, then leeway restore into a new folder, makes them anew from the facts.',
  },
};

export const auditHelpEn: { readonly 'audit verify': CommandHelp } = {
  'audit verify': {
    summary: 'check that nothing was changed by hand in the database',
    detail:
      'Reads everything that verdicts and money depend on: the record of decisions, whose entries carry a hash of the one\nbefore; every fact against the hash noted when it was kept; published versions, issued statements, reports and names against\nthe record; and the number and order of facts against the seals that the server notes in the record each night.\nAlso while the server runs. Ends with 1 if anything was changed, and says what.',
    argument: '',
    options: { seal: 'if all is well, seal what was recorded since the last seal, but for the last hour' },
    examples: [
      { run: 'leeway audit verify', does: 'on ./leeway-data, or on DATABASE_URL' },
      { run: 'leeway audit verify --seal', does: 'and seal it, such as before a month is settled' },
    ],
  },
};
