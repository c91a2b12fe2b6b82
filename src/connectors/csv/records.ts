/** Lines that make up one record, or a line that can not be part of any. */
export interface RecordSink {
  record(text: string, line: number): void;
  broken(text: string, line: number, reason: 'quoteNotClosed' | 'quoteInsideField'): void;
}

/** A record may run over so many lines and characters; beyond, a quote was forgotten. */
const MAX_LINES = 2000;
const MAX_CHARS = 1 << 20;

/** Where a scan of a line ends: inside a quoted field, outside, or at a quote that neither opens nor closes a field. */
type Scan = 'inside' | 'outside' | 'broken';

/**
 * Puts lines together where a quoted field runs over their ends. A quote that is never closed spoils the line on which it
 * stands and no other: the lines after it are looked at again, each for itself.
 */
export function recordJoiner(sink: RecordSink, delimiter: string) {
  let begun: { readonly text: string; readonly line: number }[] = [];
  let chars = 0;

  const take = (text: string, line: number): void => {
    // A blank line is no record, but may be part of a quoted field.
    if (begun.length === 0 && text.trim() === '') return;
    const scan = begun.length === 0 && !text.includes('"') ? 'outside' : scanned(text, delimiter, begun.length > 0);
    begun.push({ text, line });
    chars += text.length;
    if (scan === 'outside') {
      sink.record(
        begun.length === 1 ? text : begun.map((part) => part.text).join('\n'),
        (begun[0] as { line: number }).line,
      );
      begun = [];
      chars = 0;
    } else if (scan === 'broken') giveUp('quoteInsideField');
    else if (begun.length > MAX_LINES || chars > MAX_CHARS) giveUp('quoteNotClosed');
  };
  const giveUp = (reason: 'quoteNotClosed' | 'quoteInsideField'): void => {
    const [first, ...rest] = begun as [{ text: string; line: number }];
    begun = [];
    chars = 0;
    sink.broken(first.text, first.line, reason);
    for (const { text, line } of rest as readonly { text: string; line: number }[]) take(text, line);
  };
  return {
    line: take,
    end() {
      while (begun.length > 0) giveUp('quoteNotClosed');
    },
  };
}

function scanned(text: string, delimiter: string, inside: boolean): Scan {
  let at = 0;
  let quoted = inside;
  for (;;) {
    if (!quoted) {
      if (text[at] === '"') {
        quoted = true;
        at += 1;
        continue;
      }
      const next = text.indexOf(delimiter, at);
      if (text.slice(at, next < 0 ? undefined : next).includes('"')) return 'broken';
      if (next < 0) return 'outside';
      at = next + delimiter.length;
      continue;
    }
    const quote = text.indexOf('"', at);
    if (quote < 0) return 'inside';
    if (text[quote + 1] === '"') {
      at = quote + 2;
      continue;
    }
    const rest = text.slice(quote + 1, quote + 1 + delimiter.length);
    if (rest === '' || rest === '\r') return 'outside';
    if (rest !== delimiter) return 'broken';
    quoted = false;
    at = quote + 1 + delimiter.length;
  }
}
