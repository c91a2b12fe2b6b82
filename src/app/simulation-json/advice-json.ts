import { formatMoney, formatPercent } from '../../core/money/index.ts';
import type { Advice, BoundReading, Reason, TermValue } from '../../core/simulation/index.ts';
import { formatDuration } from '../../core/time/index.ts';
import { amountJson } from './figures-json.ts';
import { valueText } from './offer-json.ts';

/** What each role should do, with its reasons: ours alone. */
export function adviceJson({ stand, roles }: Advice, currency: string | null) {
  return {
    internal: true,
    stand,
    roles: roles.map((one) => ({
      role: one.role,
      stand: one.stand,
      reasons: one.reasons.map((reason) => reasonJson(reason, currency)),
    })),
  };
}

function reasonJson(reason: Reason, currency: string | null) {
  const { kind, stand } = reason;
  switch (reason.kind) {
    case 'bound':
      return { kind, stand, ...boundJson(reason.reading) };
    case 'unreadBound':
      return { kind, stand, term: reason.path };
    case 'unlikely':
    case 'hopeless': {
      const { promised, offered } = reason.offer;
      return {
        kind,
        stand,
        term: reason.path,
        value: valueText(promised.change),
        ask: offered === null ? null : valueText(offered.change),
      };
    }
    case 'overload':
      return { kind, stand, hours: reason.hours };
    case 'uncapped':
      return { kind, stand, remedies: reason.remedies };
    case 'costOverMargin':
      return {
        kind,
        stand,
        cost: amountJson(reason.costMinor, currency),
        yearMargin: amountJson(reason.marginMinor, currency),
      };
  }
}

function boundJson({ path, zone, value, ask, walkAway, approver }: BoundReading) {
  return { term: path, zone, value: termText(value), ask: termText(ask), walkAway: termText(walkAway), approver };
}

/** The value of a term as the agreement would write it; null for none. */
function termText(value: TermValue | null): string | null {
  switch (value?.kind) {
    case undefined:
      return null;
    case 'duration':
      return formatDuration(value.duration);
    case 'share':
      return formatPercent(value.ppm);
    case 'money':
      return formatMoney(value.money);
    case 'count':
      return String(value.count);
  }
}
