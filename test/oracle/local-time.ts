/**
 * Local time for the oracle, told by the host's `Intl` and by nothing of ours.
 *
 * Every instant is a whole minute since 1970-01-01T00:00Z; a "wall" minute is what a clock on the wall shows,
 * counted as if the wall were in UTC. Offsets are asked once per quarter of an hour: since 1950 no zone used
 * here has changed its clocks inside a quarter.
 */
const QUARTER = 15;
const offsets = new Map<string, Map<number, number>>();
const formats = new Map<string, Intl.DateTimeFormat>();
const instants = new Map<string, Map<number, WallInstants>>();

/** The first and the last instant at which a wall shows a given time; in a gap, both are the first instant after it. */
export interface WallInstants {
  readonly first: number;
  readonly last: number;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

function askOffset(zone: string, minute: number): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(minute * 60_000)
      .map((part) => [part.type, Number(part.value)]),
  );
  const field = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const wall = Date.UTC(field('year'), field('month') - 1, field('day'), field('hour'), field('minute'));
  return wall / 60_000 - minute;
}

function offsetAt(zone: string, minute: number): number {
  const quarter = Math.floor(minute / QUARTER);
  let ofZone = offsets.get(zone);
  if (ofZone === undefined) {
    ofZone = new Map();
    offsets.set(zone, ofZone);
  }
  let offset = ofZone.get(quarter);
  if (offset === undefined) {
    offset = askOffset(zone, quarter * QUARTER);
    ofZone.set(quarter, offset);
  }
  return offset;
}

/** What the wall shows at an instant. */
export function wallAt(zone: string, minute: number): number {
  return minute + offsetAt(zone, minute);
}

function searchInstants(zone: string, wall: number): WallInstants {
  const firstQuarter = Math.floor((wall - 15 * 60) / QUARTER);
  const lastQuarter = Math.floor((wall + 13 * 60) / QUARTER);
  const found: number[] = [];
  let afterGap: number | null = null;
  for (let quarter = firstQuarter; quarter <= lastQuarter; quarter++) {
    const begin = quarter * QUARTER;
    const candidate = wall - offsetAt(zone, begin);
    if (Math.floor(candidate / QUARTER) === quarter) found.push(candidate);
    if (afterGap === null && wallAt(zone, begin - 1) < wall && wallAt(zone, begin) > wall) afterGap = begin;
  }
  const first = found[0] ?? afterGap;
  if (first === null) throw new Error(`the wall of ${zone} never shows minute ${wall}`);
  return { first, last: found.at(-1) ?? first };
}

/** When the wall of a zone shows a time. */
export function instantsOf(zone: string, wall: number): WallInstants {
  let ofZone = instants.get(zone);
  if (ofZone === undefined) {
    ofZone = new Map();
    instants.set(zone, ofZone);
  }
  let answer = ofZone.get(wall);
  if (answer === undefined) {
    answer = searchInstants(zone, wall);
    ofZone.set(wall, answer);
  }
  return answer;
}
