import type { Schemas } from '../../../api/client.ts';

export type Alert = Schemas['WordedAlert'];

/** All that is open of one matter: a clock with every share of it that was reached, or one alert about anything else. */
export interface Matter {
  /** What tells most: a breach before the shares that came before it. */
  readonly leading: Alert;
  /** Those that nobody has acknowledged. */
  readonly waiting: readonly string[];
  readonly acknowledgedAt: string | null;
  /** The name of who took it on; null: nobody did, or nobody knows the name. */
  readonly acknowledgedBy: string | null;
  /** The source of its ticket is silent: what it says may be out of date. */
  readonly isUncertain: boolean;
}

const OF_CLOCKS: ReadonlySet<Alert['kind']> = new Set(['threshold', 'breach', 'closingTime', 'queue']);
const TELLS: { readonly [kind in Alert['kind']]?: number } = { breach: 0, closingTime: 1, queue: 2 };
const TONES: { readonly [tone: string]: number } = { late: 0, soon: 1 };

/** Open alerts by what they are about, the most urgent first: what nobody takes care of, then late, then least time left. */
export function mattersOf(alerts: readonly Alert[]): readonly Matter[] {
  const silent = new Set(alerts.flatMap(({ kind, source }) => (kind === 'silentSource' ? [source] : [])));
  const found = new Map<string, Alert[]>();
  for (const alert of alerts) {
    const { kind, ticket, agreement, target, measure, cycle } = alert;
    const isOfClock = OF_CLOCKS.has(kind) && ticket !== null;
    const about = isOfClock ? JSON.stringify([ticket, agreement, target, measure, cycle]) : alert.alert;
    found.set(about, [...(found.get(about) ?? []), alert]);
  }
  return [...found.values()].map((of) => matterOf(of, silent)).sort(byUrgency);
}

function matterOf(alerts: readonly Alert[], silent: ReadonlySet<string | null>): Matter {
  const [leading] = [...alerts].sort(byTelling) as [Alert];
  const taken = alerts.find(({ acknowledgedAt }) => acknowledgedAt !== null);
  return {
    leading,
    waiting: alerts.filter(({ acknowledgedAt }) => acknowledgedAt === null).map(({ alert }) => alert),
    acknowledgedAt: taken?.acknowledgedAt ?? null,
    acknowledgedBy: taken?.acknowledgedByName ?? null,
    isUncertain: OF_CLOCKS.has(leading.kind) && leading.source !== null && silent.has(leading.source),
  };
}

const share = ({ threshold }: Alert) => Number.parseFloat(threshold ?? '0');

function byTelling(a: Alert, b: Alert): number {
  return (TELLS[a.kind] ?? 3) - (TELLS[b.kind] ?? 3) || share(b) - share(a) || (a.at < b.at ? 1 : -1);
}

/** Nobody has to take it on any more: somebody did, or it came too late to help anybody. */
export function isSettled({ waiting, leading }: Matter): boolean {
  return waiting.length === 0 || leading.standing === 'longPast';
}

function byUrgency(a: Matter, b: Matter): number {
  const tone = ({ leading }: Matter) => TONES[leading.words.tone] ?? 2;
  const due = ({ leading: { dueAt } }: Matter) => (dueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(dueAt));
  const [one, other] = [a.leading, b.leading];
  return (
    Number(isSettled(a)) - Number(isSettled(b)) ||
    tone(a) - tone(b) ||
    due(a) - due(b) ||
    (`${one.at} ${one.alert}` < `${other.at} ${other.alert}` ? -1 : 1)
  );
}
