const LONGEST = 300;
const FRAMES = 8;

/** An error as the log may hold it. */
export interface Scrubbed {
  readonly error: string;
  readonly code: string | null;
  readonly message: string;
  readonly at: string | null;
  /** What it came from, and that from, outermost first. */
  readonly from: string | null;
}

/**
 * What may be kept of an error: its kind, where it arose, and its message without whatever is quoted in it or looks like a
 * secret. Parsers quote what they read and databases what they were given, so a message can hold anything that was sent.
 */
export function scrub(error: unknown): Scrubbed {
  if (!(error instanceof Error)) return { error: typeof error, code: null, message: '', at: null, from: null };
  return {
    error: error.name,
    code: codeOf(error),
    message: masked(error.message),
    at: framesOf(error),
    from: fromOf(error),
  };
}

function fromOf(error: Error): string | null {
  const cause = error.cause;
  if (!(cause instanceof Error)) return null;
  const further = fromOf(cause);
  return `${cause.name}${codeOf(cause) === null ? '' : ` ${codeOf(cause)}`}: ${masked(cause.message)}${further === null ? '' : ` < ${further}`}`.slice(
    0,
    LONGEST,
  );
}

function codeOf(error: Error): string | null {
  return 'code' in error && /^[A-Z0-9_]{2,40}$/.test(String(error.code)) ? String(error.code) : null;
}

/** Of the first line what stands before its first quotation mark: after it comes what was read, quotes of its own included. */
function masked(message: string): string {
  return (message.split('\n')[0] ?? '')
    .replace(/["'`«“].*/, '"…')
    .replace(/\S+/g, (word) => (word.includes('://') || /.@./u.test(word) ? '…' : word))
    .replace(/[\w+/=-]{20,}/g, (word) => (/^[A-Za-z]+$/.test(word) ? word : '…'))
    .slice(0, LONGEST);
}

/** File, line and function; no folders of this machine. */
function framesOf(error: Error): string | null {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  if (frames.length === 0) return null;
  return frames
    .slice(0, FRAMES)
    .map((line) =>
      line
        .trim()
        .replace(/^at /, '')
        .replace(/[^\s()]+/g, withoutFolders),
    )
    .join(' < ');
}

/** `file:///srv/leeway/dist/server.cjs:1:2` is `server.cjs:1:2`; what is no path with folders stays. */
function withoutFolders(place: string): string {
  const [from, to] = [place.indexOf('/'), place.lastIndexOf('/')];
  if (from === to) return place;
  return place.slice(0, from).replace(/file:$/, '') + place.slice(to + 1);
}
