/** Longer than any address of ours. */
const LONGEST = 2_000;
/** What a browser or a proxy might read as a slash, a host or the end of a line once it is decoded. */
const DISGUISED = /%(?:2f|5c|25|0[0-9a-f]|1[0-9a-f]|2e|7f)/i;

/**
 * Whether a text is a path of this site, so that sending a browser there can not lead elsewhere: it begins with one
 * slash, has no empty or dotted steps, nothing that a browser corrects (backslashes, blanks, controls, other alphabets)
 * and nothing that hides one of these. What follows `?` and `#` may be anything printable.
 */
export function isLocalPath(text: string): boolean {
  if (text.length > LONGEST || !/^\/[\x21-\x7e]*$/.test(text) || text.includes('\\')) return false;
  const path = text.split(/[?#]/, 1)[0] ?? '';
  if (path.includes('//') || path.includes(':') || path.includes('@') || DISGUISED.test(path)) return false;
  if (path.split('/').some((step) => step === '.' || step === '..')) return false;
  // What a browser makes of it, with a host of which nothing may change.
  const there = new URL(text, 'https://here.invalid');
  return there.origin === 'https://here.invalid' && there.pathname === path;
}
