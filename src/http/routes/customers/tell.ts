import { inPath } from '../../../app/addresses/index.ts';
import type { AgreementContacts } from '../../../app/customers/index.ts';
import type { LiveCustomer } from '../../../app/ports/index.ts';
import type { Agreement } from '../../../core/agreement/index.ts';
import type { Availability } from '../../../core/availability/index.ts';
import { formatPercent } from '../../../core/money/index.ts';
import type { Objective } from '../../../core/objective/index.ts';
import { objectiveJson } from '../../../core/report/index.ts';
import { formatInstant, type Span } from '../../../core/time/index.ts';
import { API_ROOT } from '../../api.ts';
import type { Lang } from '../../asking/language.ts';

/** A route under the API, with what is asked of it. */
export function routeOf(path: string, query: { readonly [name: string]: string } = {}): string {
  const asked = new URLSearchParams(query).toString();
  return `${API_ROOT}${path}${asked === '' ? '' : `?${asked}`}`;
}

export function customerRoute(customer: string, rest = ''): string {
  return routeOf(`/customers/${inPath(customer)}${rest}`);
}

export function duringQuery(agreement: string, { from, to }: Span): { readonly [name: string]: string } {
  return { agreement, from: formatInstant(from), to: formatInstant(to) };
}

/** An objective with the title it has in the agreement, and where it comes from. */
export function namedObjective(objective: Objective, agreements: readonly Agreement[], lang: Lang) {
  const { agreementId, target, level, period } = objective;
  const version = agreements.find(({ id }) => id === agreementId);
  return {
    ...objectiveJson(objective),
    title: titleOf(version, target, level, lang),
    clause: `targets.${target}`,
    route: routeOf('/objectives', duringQuery(agreementId, period)),
  };
}

function titleOf(version: Agreement | undefined, target: string, level: string | null, lang: Lang): string {
  const found = version?.targets.find((one) => one.id === target && one.level === level);
  return found?.title?.[lang] ?? target;
}

/** What the agreement calls an availability promise, and the service that it is about. */
export function serviceTitles({ version, service, target }: Availability, lang: Lang) {
  return {
    title: target.title?.[lang] ?? target.id,
    serviceTitle: version.services[service]?.title?.[lang] ?? service,
  };
}

export function agreementInForce(agreement: Agreement, lang: Lang) {
  const { id, version, title, effectiveFrom, term, customer } = agreement;
  return {
    agreement: id,
    version,
    title: title[lang],
    from: effectiveFrom,
    to: term.to,
    shared: customer === null,
    route: routeOf(`/agreements/${inPath(id)}/versions/${version}`),
  };
}

/** Missing where the reader may not know. */
export function liveJson(live: LiveCustomer | null | undefined) {
  if (live === undefined) return {};
  return { live: live === null ? null : { since: formatInstant(live.liveAt), by: live.liveBy } };
}

export function contactsJson({ agreement, contacts, escalation }: AgreementContacts) {
  return {
    agreement: agreement.id,
    contacts: contacts.map(({ id, party, role, name, reach, hours, openNow, backup, reachedNow }) => ({
      contact: id,
      party,
      role,
      name,
      reach,
      hours,
      openNow,
      standIn: backup,
      reachedNow,
      clause: `contacts.${id}`,
    })),
    escalation: escalation.map(({ afterPpm, to }) => ({ after: formatPercent(afterPpm), to, clause: 'escalation' })),
  };
}
