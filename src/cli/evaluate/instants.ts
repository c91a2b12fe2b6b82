import type { Agreement } from '../../core/agreement/index.ts';
import {
  dayNumberOf,
  END_INSTANT,
  FIRST_INSTANT,
  type Instant,
  parseInstant,
  parseLocalDate,
  type Span,
  startOfLocalDay,
} from '../../core/time/index.ts';
import { wrongUse } from '../exit.ts';
import type { Messages } from '../messages/index.ts';

/**
 * The instant an option names: RFC 3339, or a date, which stands for its first instant in the agreements' zone. A date
 * is wrong use where the agreements have several zones, for it would then mean several instants.
 */
export function instantOf(flag: string, word: string, agreements: readonly Agreement[], say: Messages): Instant {
  const at = parseInstant(word) ?? startOfDate(flag, word, agreements, say);
  if (at === null) throw wrongUse(say.wrong.notAnInstant(flag, word));
  if (at < FIRST_INSTANT || at >= END_INSTANT) throw wrongUse(say.wrong.beyondHorizon(flag, word));
  return at;
}

function startOfDate(flag: string, word: string, agreements: readonly Agreement[], say: Messages): Instant | null {
  const date = parseLocalDate(word);
  if (date === null) return null;
  const zones = [...new Set(agreements.map((agreement) => agreement.timeZone))];
  if (zones.length > 1) throw wrongUse(say.wrong.severalZones(flag, word, zones.join(', ')));
  return startOfLocalDay(zones[0] ?? 'UTC', dayNumberOf(date));
}

/** The span of `--from` and `--to`, either of which may be missing; null when both are. */
export function windowOf(
  from: string | null,
  to: string | null,
  agreements: readonly Agreement[],
  say: Messages,
): Span | null {
  if (from === null && to === null) return null;
  const span = {
    from: from === null ? FIRST_INSTANT : instantOf('--from', from, agreements, say),
    to: to === null ? END_INSTANT : instantOf('--to', to, agreements, say),
  };
  if (span.from >= span.to) throw wrongUse(say.wrong.fromAfterTo(from ?? '…', to ?? '…'));
  return span;
}
