import type { Roster, Versions } from '../agreement/index.ts';
import { type Availability, type AvailabilityNotice, availabilitiesOf, closeFacts } from '../availability/index.ts';
import { type ChargeNotice, grouped, joinChargeFacts } from '../charge/index.ts';
import type { MeasurementNotice, RecoveryTest } from '../measurement/index.ts';
import { closeLedger, type Ledger, type Objective } from '../objective/index.ts';
import {
  bonusesIn,
  type Credit,
  creditsIn,
  decisionsByAgreement,
  type EarnedBonus,
  openAccount,
} from '../settlement/index.ts';
import type { Span } from '../time/index.ts';
import type { Books } from './books.ts';
import { casesOf } from './cases.ts';
import { outcomesOf } from './outcomes.ts';
import { isCommercial, type Settling, settlingOf } from './settling.ts';

/** What agreements and events come to, clocks of single tickets apart. */
export interface Findings {
  /** Of every measure but availability, by agreement and target in file order, then by period. */
  readonly objectives: readonly Objective[];
  readonly availability: readonly Availability[];
  readonly tests: readonly RecoveryTest[];
  /** Of the periods asked for; an amount may still wait for a decision. */
  readonly credits: readonly Credit[];
  readonly bonuses: readonly EarnedBonus[];
  /** For each agreement that speaks of money, what settling it takes. */
  readonly settling: readonly Settling[];
  readonly notices: readonly (AvailabilityNotice | MeasurementNotice | ChargeNotice)[];
}

/** Closes the books: everything that was taken is counted. */
export function closeBooks(books: Books, ledger: Ledger): Findings {
  const { roster, window } = books.outlook;
  const cases = casesOf(books);
  const facts = closeFacts(books.services);
  const chargeFacts = joinChargeFacts(books.charges);
  const available = (within: Span | null) => (versions: Versions) =>
    availabilitiesOf({
      versions,
      facts,
      asOf: books.outlook.vantage.asOf,
      window: within,
      reportedAt: (ticket) => books.openedAt.get(ticket) ?? null,
    });
  const shown = {
    objectives: [...closeLedger(ledger, window), ...cases.objectives],
    availability: roster.all.flatMap(available(window)),
  };
  const commercial = roster.all.filter(isCommercial);
  // Money looks back: caps over a year, repetition, earning back.
  const found =
    window === null || commercial.length === 0
      ? shown
      : {
          objectives: [...closeLedger(ledger, null), ...casesOf(lookingBack(books)).objectives],
          availability: commercial.flatMap(available(null)),
        };
  const objectives = grouped(found.objectives, ({ agreementId }) => agreementId);
  const availability = grouped(found.availability, ({ version }) => version.id);
  const decisions = decisionsByAgreement(books.decisions);
  const settling = commercial.map((versions) => {
    const own = { objectives: objectives.get(versions.id) ?? [], availability: availability.get(versions.id) ?? [] };
    const outcomes = outcomesOf(versions, own, ledger, cases);
    return settlingOf(books, versions, outcomes, decisions.get(versions.id) ?? [], chargeFacts);
  });
  const accounts = settling.map(openAccount);
  const asked = ({ period }: { readonly period: Span }) =>
    window === null || (period.from < window.to && period.to > window.from);
  return {
    credits: accounts.flatMap((account) => creditsIn(account).filter(asked)),
    bonuses: accounts.flatMap((account) => bonusesIn(account).filter(asked)),
    objectives: inFileOrder(roster, shown.objectives),
    availability: shown.availability,
    tests: cases.tests,
    settling,
    notices: [...facts.notices, ...cases.notices, ...chargeFacts.notices],
  };
}

function lookingBack(books: Books): Books {
  return { ...books, outlook: { ...books.outlook, window: null } };
}

/** Objectives of tickets and of other measures as one list: by agreement and target in file order, else as they stand. */
export function inFileOrder(roster: Roster, objectives: readonly Objective[]): readonly Objective[] {
  const places = new Map<string, number>();
  for (const { id, versions } of roster.all) {
    for (const target of versions.flatMap(({ targets }) => targets)) {
      const key = keyOf(id, target.id, target.level);
      if (!places.has(key)) places.set(key, places.size);
    }
  }
  const place = (one: Objective) => places.get(keyOf(one.agreementId, one.target, one.level)) ?? places.size;
  return objectives.toSorted((a, b) => place(a) - place(b));
}

function keyOf(agreementId: string, target: string, level: string | null): string {
  return JSON.stringify([agreementId, target, level]);
}
