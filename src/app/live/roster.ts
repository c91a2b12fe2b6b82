import { type Agreement, type CustomerName, type Roster, rosterOf, type Versions } from '../../core/agreement/index.ts';
import type { HolidaySource } from '../../core/calendar/index.ts';
import type { Instant } from '../../core/time/index.ts';
import { readAgreement } from '../../language/index.ts';
import type { CustomerAlias, PublishedVersion, Tx } from '../ports/index.ts';
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

type Registered = Pick<Tx, 'publishedVersions' | 'customerNames' | 'pastAliases' | 'generation'>;

/** What one node knows of the agreements: each text is read once. */
export interface Rosters {
  /** As a transaction (or the store) sees them now. */
  inForce(register: Registered): Promise<LiveRoster>;
  /** As they were known at an instant. */
  knownAt(register: Registered, knownAt: Instant): Promise<LiveRoster>;
}

/** @param holidays of other countries than France; asked for once, when an agreement names one */
export function openRosters(holidays: (() => Promise<HolidaySource>) | null = null): Rosters {
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
  const rosterFrom = async (
    generation: number,
    versions: readonly PublishedVersion[],
    names: readonly CustomerAlias[],
  ): Promise<LiveRoster> => {
    const agreements: Agreement[] = [];
    for (const version of versions) agreements.push(await ofVersion(version));
    return liveRoster(generation, agreements, names);
  };
  let present: { readonly live: LiveRoster; readonly versions: readonly PublishedVersion[] } | null = null;
  return {
    async inForce(register) {
      // A name may be attached without a new generation: only those who bear it are judged again.
      const [generation, names] = await Promise.all([register.generation(), register.customerNames()]);
      if (present?.live.generation === generation && sameNames(present.live.names, names)) return present.live;
      const versions =
        present?.live.generation === generation
          ? present.versions
          : (await register.publishedVersions()).filter((one) => one.withdrawnAt === null);
      const live = await rosterFrom(generation, versions, names);
      present = { live, versions };
      return live;
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
      return await rosterFrom(await register.generation(), versions, names);
    },
  };
}

function liveRoster(
  generation: number,
  agreements: readonly Agreement[],
  aliases: readonly CustomerAlias[],
): LiveRoster {
  const names = aliases.map(({ source, alias, customer }) => ({ source, alias, customer }));
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

function sameNames(a: readonly CustomerName[], b: readonly CustomerName[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index] as CustomerName;
      return one.source === other.source && one.alias === other.alias && one.customer === other.customer;
    })
  );
}
