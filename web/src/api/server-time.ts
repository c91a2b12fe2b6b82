// Time is the server's: a browser's clock may be hours off. Corrected by what answers say.

let skewMs = 0;
let isKnown = false;

/** Notes the server's `Date` of an answer: whole seconds, good enough until an instant of the server's is known. */
export function noteServerTime(date: string | null): void {
  if (date === null || isKnown) return;
  const at = Date.parse(date);
  if (Number.isFinite(at)) skewMs = at + 500 - Date.now();
}

/** Notes an instant (`asOf`) that the server just gave: exact but for the way it took. */
export function noteServerInstant(asOf: string): void {
  const at = Date.parse(asOf);
  if (!Number.isFinite(at)) return;
  isKnown = true;
  skewMs = at - Date.now();
}

/** Now by the server's clock, in milliseconds since 1970. */
export function serverNow(): number {
  return Date.now() + skewMs;
}
