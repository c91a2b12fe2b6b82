import type { Contact, Governance, Internal, Party } from '../../core/agreement/index.ts';
import type { PlainAgreement } from '../grammar/agreement-shape.ts';
import { capOf, durationOf, listed, mapped, moneyOf, orNull, ppmOf, priceOf, termOf, textOf } from './amounts.ts';

type Plain<K extends keyof PlainAgreement> = NonNullable<PlainAgreement[K]>;

const PARTY_FIELDS: ReadonlySet<string> = new Set(['id', 'name', 'siren', 'legalKind', 'aliases', 'details']);

export function partyOf(plain: Plain<'parties'>[string]): Party {
  const others = Object.entries(plain).filter(([key]) => !PARTY_FIELDS.has(key)) as [string, string][];
  return {
    id: plain.id ?? null,
    name: plain.name,
    siren: plain.siren ?? null,
    legalKind: plain.legalKind ?? null,
    aliases: plain.aliases ?? {},
    details: { ...Object.fromEntries(others), ...plain.details },
  };
}

export function contactOf(plain: Plain<'contacts'>[string]): Contact {
  return {
    party: plain.party,
    role: plain.role,
    name: plain.name,
    reach: (plain.reach ?? []).flatMap((way) => Object.entries(way).map(([by, at]) => ({ by, at }))),
    backup: plain.backup ?? null,
    hours: plain.hours ?? null,
  };
}

/** How the agreement itself is kept alive. */
export function governanceOf(plain: PlainAgreement): Governance {
  return {
    reference: plain.reference ?? null,
    parent: plain.parent ?? null,
    signed: plain.signed ?? null,
    governingLaw: plain.governingLaw ?? null,
    jurisdiction: plain.jurisdiction ?? null,
    precedence: (plain.precedence ?? []).map(textOf),
    measurement: orNull(plain.measurement, ({ by, tieBreak }) => ({ by, tieBreak: orNull(tieBreak, textOf) })),
    prioritySetBy: plain.prioritySetBy ?? null,
    reporting: orNull(plain.reporting, (report) => ({
      every: report.every,
      dueWithin: orNull(report.dueWithin, durationOf),
      content: (report.content ?? []).map(textOf),
      to: report.to ?? [],
    })),
    reviews: listed(plain.reviews, (review, id) => ({
      id,
      title: textOf(review.title),
      every: termOf(review.every),
      with: review.with ?? [],
    })),
    exit: orNull(plain.exit, (exit) => ({
      planWithin: orNull(exit.planWithin, termOf),
      assistance: orNull(exit.assistance, termOf),
      retrieval: orNull(exit.retrieval, termOf),
      erasureWithin: orNull(exit.erasureWithin, termOf),
      formats: exit.formats ?? [],
      price: orNull(exit.price, priceOf),
    })),
    liability: orNull(plain.liability, ({ cap, excludes }) => ({
      cap: orNull(cap, capOf),
      excludes: (excludes ?? []).map(textOf),
    })),
    insurance: listed(plain.insurance, ({ insurer, policy, amount }, id) => ({
      id,
      insurer,
      policy: policy ?? null,
      amount: orNull(amount, moneyOf),
    })),
    provenance: orNull(plain.provenance, (from) => ({
      url: from.url ?? null,
      retrieved: from.retrieved ?? null,
      sha256: from.sha256 ?? null,
      quoted: from.quoted ?? [],
      verifiedBy: from.verifiedBy ?? null,
      confidence: from.confidence,
    })),
  };
}

/** What is ours alone. */
export function internalOf(plain: Plain<'internal'>): Internal {
  return {
    bounds: mapped(plain.bounds, ({ ideal, acceptable, walkAway, approver }) => ({
      ideal: ideal ?? null,
      acceptable: acceptable ?? null,
      walkAway: walkAway ?? null,
      approver: approver ?? null,
    })),
    approvals: plain.approvals ?? [],
    cost: mapped(plain.cost, moneyOf),
    margin: {
      delayPpm: ppmOf(plain.margin?.delay ?? '20%'),
      downtimePpm: Math.round((plain.margin?.downtime ?? 1.5) * 1_000_000),
    },
    notes: plain.notes ?? [],
  };
}
