import { type Agreement, type CustomerName, type Roster, rosterOf, type Versions } from '../../core/agreement/index.ts';
import type { HolidaySource } from '../../core/calendar/index.ts';
import type { Instant } from '../../core/time/index.ts';
import { readAgreement } from '../../language/index.ts';
import type { CustomerAlias, PublishedVersion, RosterMark, Tx } from '../ports/index.ts';
import { refOf, withHolidays } from '../register/agreements/read-published.ts';

/** The agreements in force, ready to judge by. */
export interface LiveRoster {
  readonly generation: number;
  readonly roster: Roster;
  readonly agreements: readonly Agreement[];
  readonly names: readonly CustomerName[];
  /** Some agreement has levels: what members are told of may matter. */
  readonly hasLevels: boolean;
  /** Agreements whose later versions take over running clocks. */
  readonly switching: readonly Versions[];
}

type Registered = Pick<Tx, 'publishedVersions' | 'customerNames' | 'pastAliases' | 'generation' | 'rosterMark'>;

/** What was read last. */
interface Present {
  readonly mark: RosterMark;
  readonly live: LiveRoster;
  readonly versions: readonly PublishedVersion[];
}

/** What one node knows of the agreements: each text is read once. */
export interface Rosters {
  /** As a transaction (or the store) sees them now. */
  inForce(register: Registered): Promise<LiveRoster>;
  /** As they were known at an instant. */
  knownAt(register: Registered, knownAt: Instant): Promise<LiveRoster>;
}

/** @param holidays of other countries than France; asked for once, when an agreement names one */
export function openRosters(holidays: (() => Promise<HolidaySource>) | null = null): Rosters {
  const rosterFrom = rosterReader(holidays);
  let present: Present | null = null;
  const read = async (register: Registered, mark: RosterMark): Promise<Present> => {
    const before = present;
    // A name may be attached without a new generation: only those who bear it are judged again.
    const names = await namesNow(register, mark, before);
    const { generation } = mark;
    if (before?.mark.generation === generation && before.live.names === names) return { ...before, mark };
    const versions =
      before?.mark.generation === generation
        ? before.versions
        : (await register.publishedVersions()).filter((one) => one.withdrawnAt === null);
    return { mark, versions, live: await rosterFrom(generation, versions, names) };
  };
  return {
    async inForce(register) {
      const mark = await register.rosterMark();
      if (present?.mark.generation === mark.generation && present.mark.names === mark.names) return present.live;
      present = await read(register, mark);
      return present.live;
    },
    async knownAt(register, knownAt) {
      const known = ({ publishedAt, withdrawnAt }: PublishedVersion) =>
        publishedAt <= knownAt && (withdrawnAt === null || withdrawnAt > knownAt);
      const versions = (await register.publishedVersions()).filter(known);
      const names = [
        ...(await register.customerNames()).filter(({ attachedAt }) => attachedAt <= knownAt),
        ...(await register.pastAliases()).filter(
          ({ attachedAt, detachedAt }) => attachedAt <= knownAt && knownAt < detachedAt,
        ),
      ];
      return await rosterFrom(await register.generation(), versions, names.map(nameOf));
    },
  };
}

type RosterReader = (
  generation: number,
  versions: readonly PublishedVersion[],
  names: readonly CustomerName[],
) => Promise<LiveRoster>;

/** Each text is read once. */
function rosterReader(holidays: (() => Promise<HolidaySource>) | null): RosterReader {
  const readings = new Map<string, Agreement>();
  const ofVersion = async (published: PublishedVersion): Promise<Agreement> => {
    const known = readings.get(published.hash);
    if (known !== undefined) return known;
    const agreement = await readPublished(published, holidays);
    readings.set(published.hash, agreement);
    // Reading takes long: others have their turn in between.
    await new Promise((resolve) => setImmediate(resolve));
    return agreement;
  };
  return async (generation, versions, names) => {
    const agreements: Agreement[] = [];
    for (const version of versions) agreements.push(await ofVersion(version));
    return liveRoster(generation, agreements, names);
  };
}

function liveRoster(generation: number, agreements: readonly Agreement[], names: readonly CustomerName[]): LiveRoster {
  const roster = rosterOf(agreements, names);
  return {
    generation,
    roster,
    agreements,
    names,
    hasLevels: agreements.some(({ levels }) => levels.length > 0),
    switching: roster.all.filter(
      ({ versions }) => versions.length > 1 && versions.some(({ rules }) => rules.agreementChange === 'switch'),
    ),
  };
}

async function readPublished(
  published: PublishedVersion,
  holidays: (() => Promise<HolidaySource>) | null,
): Promise<Agreement> {
  const file = refOf(published);
  const { resolved } = published;
  const { agreement, diagnostics } =
    holidays === null
      ? readAgreement(resolved, { file, holidays: () => null })
      : await withHolidays({ holidays }, (read) => read(resolved, file));
  if (agreement !== null) return agreement;
  throw new Error(`the published ${file} can not be read: ${diagnostics.map(({ code }) => code).join(', ')}`);
}

const nameOf = ({ source, alias, customer }: CustomerAlias): CustomerName => ({ source, alias, customer });

/** Those known before, where they are the same. */
async function namesNow(
  register: Registered,
  mark: RosterMark,
  before: Present | null,
): Promise<readonly CustomerName[]> {
  if (before?.mark.names === mark.names) return before.live.names;
  const names = (await register.customerNames()).map(nameOf);
  return before !== null && sameNames(before.live.names, names) ? before.live.names : names;
}

function sameNames(a: readonly CustomerName[], b: readonly CustomerName[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index] as CustomerName;
      return one.source === other.source && one.alias === other.alias && one.customer === other.customer;
    })
  );
}
