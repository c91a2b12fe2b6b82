import type { Agreement, Dependency, Service, Term } from '../../core/agreement/index.ts';
import type { CalendarSpec } from '../../core/calendar/index.ts';
import { dayNumberOf, startOfLocalDay } from '../../core/time/index.ts';
import type { PlainAgreement } from '../grammar/agreement-shape.ts';
import type { PlainDependency } from '../grammar/service-shapes.ts';
import { listed, mapped, orNull, ppmOf, priceOf, termOf, textOf } from './amounts.ts';
import { loweredCommercial } from './commercial.ts';
import { contactOf, governanceOf, internalOf, partyOf } from './people.ts';
import { agreementRules, loweredTargets, withBuiltIns } from './targets.ts';

/** The agreement a faultless plain value says, every figure in its unit. `calendars` are its own, already read. */
export function loweredAgreement(plain: PlainAgreement, calendars: { readonly [id: string]: CalendarSpec }): Agreement {
  return {
    ...identityOf(plain),
    parties: mapped(plain.parties, partyOf),
    customer: customerOf(plain),
    contacts: mapped(plain.contacts, contactOf),
    escalation: (plain.escalation ?? []).map(({ after, to }) => ({ afterPpm: ppmOf(after), to })),
    calendars,
    services: mapped(plain.services, serviceOf),
    priorities: mapped(plain.priorities, ({ title, description, examples }) => ({
      title: textOf(title),
      description: orNull(description, textOf),
      examples: (examples ?? []).map(textOf),
    })),
    priorityMatrix: plain.priorityMatrix ?? null,
    targets: loweredTargets(plain, withBuiltIns(calendars, plain.timeZone)),
    rules: agreementRules(plain),
    levels: listed(plain.levels, ({ title, price }, id) => ({
      id,
      title: textOf(title),
      price: orNull(price, priceOf),
    })),
    assignments: plain.assignments ?? [],
    commercial: loweredCommercial(plain),
    governance: governanceOf(plain),
    clauses: mapped(plain.clauses, ({ title, text, concerns }) => ({
      title: textOf(title),
      text: textOf(text),
      concerns: concerns ?? [],
    })),
    internal: orNull(plain.internal, internalOf),
  };
}

type Identity =
  | 'id'
  | 'version'
  | 'ref'
  | 'kind'
  | 'title'
  | 'basis'
  | 'adherents'
  | 'extends'
  | 'language'
  | 'timeZone';
type InForce = 'effectiveFrom' | 'effectiveAt' | 'endsAt' | 'term';

/** Which agreement it is, and from when to when it is in force. */
function identityOf(plain: PlainAgreement): Pick<Agreement, Identity | InForce> {
  const effectiveFrom = plain.effective ?? plain.term.from;
  return {
    id: plain.id,
    version: plain.version,
    ref: `${plain.id}@${plain.version}`,
    kind: plain.kind,
    title: textOf(plain.title),
    basis: plain.basis ?? 'customer',
    adherents: (plain.adherents ?? []).map(({ customer, level = null, from = null, to = null }) => ({
      customer,
      level,
      from,
      to,
    })),
    extends: plain.basedOn ?? plain.extends ?? null,
    language: plain.language,
    timeZone: plain.timeZone,
    effectiveFrom,
    effectiveAt: startOfLocalDay(plain.timeZone, dayNumberOf(effectiveFrom)),
    endsAt: endOf(plain),
    term: loweredTerm(plain.term),
  };
}

function customerOf(plain: PlainAgreement): Agreement['customer'] {
  const customer = plain.parties['customer'];
  return customer?.id === undefined ? null : { id: customer.id, aliases: customer.aliases ?? {} };
}

function loweredTerm(plain: PlainAgreement['term']): Term {
  return {
    from: plain.from,
    to: plain.to ?? null,
    renewal: plain.renewal ?? 'none',
    renewFor: orNull(plain.renewFor, termOf),
    notice: orNull(plain.notice, termOf),
    reviewEvery: orNull(plain.reviewEvery, termOf),
  };
}

/** The start of the day after the last, unless the agreement goes on by itself. */
function endOf(plain: PlainAgreement): number | null {
  const { to, renewal } = plain.term;
  return to === undefined || renewal === 'tacit' ? null : startOfLocalDay(plain.timeZone, dayNumberOf(to) + 1);
}

function serviceOf(plain: NonNullable<PlainAgreement['services']>[string]): Service {
  return {
    title: textOf(plain.title),
    description: orNull(plain.description, textOf),
    obligation: plain.obligation ?? null,
    covers: (plain.covers ?? []).map(textOf),
    excludes: (plain.excludes ?? []).map(({ id, title, price }) => ({
      id,
      title: textOf(title),
      price: orNull(price, priceOf),
    })),
    responsibilities: mapped(plain.responsibilities, (tasks) => tasks.map(textOf)),
    dependsOn: orNull(plain.dependsOn, (depends) =>
      dependencyOf(Array.isArray(depends) ? { all: depends } : (depends as PlainDependency)),
    ),
    criticality: orNull(plain.criticality, textOf),
    requires: (plain.requires ?? []).map(textOf),
    hours: plain.hours ?? {},
  };
}

function dependencyOf(plain: PlainDependency): Dependency {
  if (typeof plain === 'string') return { kind: 'agreement', id: plain };
  if ('all' in plain) return { kind: 'all', of: plain.all.map(dependencyOf) };
  if ('any' in plain) return { kind: 'any', of: plain.any.map(dependencyOf) };
  return { kind: 'atLeast', count: plain.atLeast, of: plain.of.map(dependencyOf) };
}
