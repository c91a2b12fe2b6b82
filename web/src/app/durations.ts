const UNITS: Readonly<Record<string, number>> = { h: 3_600, m: 60, s: 1 };

/** A length of time as agreements and rules write it, in seconds: `1h30m` is 5 400. Null: it is none, or one of days. */
export function secondsOf(duration: string): number | null {
  if (!/^(?:\d+(?:\.\d+)?[hms])+$/.test(duration)) return null;
  const parts = duration.split(/(?<=[hms])/);
  return parts.reduce((sum, part) => sum + Number(part.slice(0, -1)) * (UNITS[part.slice(-1)] ?? 0), 0);
}
