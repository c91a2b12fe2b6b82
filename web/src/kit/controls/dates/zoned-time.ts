/** `2026-03-12T15:45` on the walls of a zone, of an instant; '' for what is no instant. Seconds are cut. */
export function wallTime(iso: string, timeZone: string): string {
  const at = Date.parse(iso);
  return Number.isFinite(at) ? wallOf(at, timeZone) : '';
}

/**
 * The instant at which the walls of a zone show `2026-03-12T15:45`; null for what is no such time. Where it is shown twice
 * (clocks set back) the first; where never (set forward) as many minutes after the jump, as RFC 5545 §3.3.5 has it.
 */
export function instantOf(wall: string, timeZone: string): string | null {
  const asUtc = Date.parse(`${wall}:00Z`);
  if (!Number.isFinite(asUtc)) return null;
  // The offsets a day before and after: one of them holds at the instant, or the time is in the jump between them.
  const before = offset(asUtc - 86_400_000, timeZone);
  const after = offset(asUtc + 86_400_000, timeZone);
  const first = [asUtc - before, asUtc - after].sort((a, b) => a - b).find((at) => wallOf(at, timeZone) === wall);
  return new Date(first ?? asUtc - before).toISOString();
}

/** How far the walls of a zone are ahead of UTC at an instant, in ms. */
function offset(at: number, timeZone: string): number {
  return Date.parse(`${wallOf(at, timeZone)}:00Z`) - Math.floor(at / 60_000) * 60_000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wallOf(at: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const two = '2-digit' as const;
    const parts = { year: 'numeric', month: two, day: two, hour: two, minute: two, hourCycle: 'h23' } as const;
    format = new Intl.DateTimeFormat('en-GB', { ...parts, timeZone });
    formats.set(timeZone, format);
  }
  const told = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const year = (told.get('year') ?? '').padStart(4, '0');
  return `${year}-${told.get('month')}-${told.get('day')}T${told.get('hour')}:${told.get('minute')}`;
}
