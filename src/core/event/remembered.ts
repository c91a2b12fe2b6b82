import type { EventData } from './event.ts';
import { EVENT_SHAPES } from './field.ts';

// Which fields of an event's data any rule reads: what remains of it when its texts are forgotten (retention). The shapes
// name most of them. What is read besides stands here, with who reads it; a test holds both lists to the code.

/** Read of every known type: whom it concerns, and which fact it stands for. */
const OF_ALL = ['customer', 'agreement', 'corrects'] as const;

const TRAITS = ['priority', 'service', 'level', 'type', 'team', 'site', 'channel', 'tags'] as const;
const CONCERNED = ['user', 'site', 'device', 'level'] as const;

const OF_TYPES: { readonly [type: string]: readonly string[] } = {
  // A target is chosen by what the detection says of the case, and by the level of whom it concerns.
  'notification.detected': [...TRAITS, ...CONCERNED],
  'measurement.recorded': CONCERNED,
  // Whoever excuses acts on the ticket, unless he is its requester or no human.
  'ticket.excused': ['by', 'automatic'],
  // Charges take a ticket's service and level from its last decision too; and why it was decided is told.
  'ticket.scopeDecided': ['service', 'level', 'reason'],
  // How many users it struck.
  'outage.started': ['users'],
  // What a party said of money is told with its reason.
  'remedy.claimed': ['reason'],
  'notice.given': ['reason'],
  'bonus.approved': ['reason'],
  'report.delivered': ['reason'],
  // Who took a fact back.
  'event.retracted': ['by'],
};

/** What is read of a field that holds fields of its own. */
const WITHIN: { readonly [field: string]: readonly string[] } = { users: ['affected', 'total'] };

/** The names of the fields of a type that rules read; null: the type is not known, and none are. */
export function rememberedFields(type: string): ReadonlySet<string> | null {
  return FIELDS.get(type) ?? null;
}

const FIELDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...EVENT_SHAPES].map(([type, { fields }]) => [
    type,
    new Set([...fields.keys(), ...OF_ALL, ...(Object.hasOwn(OF_TYPES, type) ? (OF_TYPES[type] ?? []) : [])]),
  ]),
);

/**
 * The part of an event's data that any rule reads, in its order, with the values it has: judged by it alone, everything
 * comes out as before. Of a type that is not known nothing is read.
 */
export function rememberedData(type: string, data: EventData): EventData {
  const fields = rememberedFields(type);
  if (fields === null) return {};
  const kept: [string, unknown][] = [];
  for (const [name, value] of Object.entries(data)) {
    if (!fields.has(name)) continue;
    const read = rememberedValue(name, value);
    if (read !== undefined) kept.push([name, read]);
  }
  return Object.fromEntries(kept);
}

/** A value without what may be hidden inside it; undefined: nobody reads such a one. */
function rememberedValue(name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const within = Object.hasOwn(WITHIN, name) ? WITHIN[name] : undefined;
  // A list in place of fields is told as odd, whatever is in it.
  if (within !== undefined) return Array.isArray(value) ? [] : plainFields(value, within);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}

function plainFields(value: object, names: readonly string[]): object {
  // An object in place of a number is told as odd, whatever is in it.
  const plain = (item: unknown) => (typeof item === 'object' && item !== null ? {} : item);
  const kept = Object.entries(value).filter(([name]) => names.includes(name));
  return Object.fromEntries(kept.map(([name, item]) => [name, plain(item)]));
}
