import { formatPercent, type RatioPpm, WHOLE_PPM } from '../../core/money/index.ts';
import type { Change, Odds, TermValue } from '../../core/simulation/index.ts';
import { allowance } from '../evaluate/promise.ts';
import { money } from '../format/money.ts';
import { integer, percent } from '../format/number.ts';
import type { Session } from '../world.ts';

/** The value of a term for a reader: `6 h`, `58.5%`, `2 misses`. */
export function valueWords(change: Change, session: Session): string {
  switch (change.kind) {
    case 'within':
      return allowance(change.within, session);
    case 'attainment':
      return percent(formatPercent(change.requiredPpm), session.lang);
    case 'allow':
      return session.say.simulate.offers.misses(change.misses);
  }
}

export function termWords(value: TermValue, session: Session): string {
  switch (value.kind) {
    case 'duration':
      return allowance(value.duration, session);
    case 'share':
      return percent(formatPercent(value.ppm), session.lang);
    case 'money':
      return money(value.money, session.lang);
    case 'count':
      return integer(value.count, session.lang);
  }
}

/** How often it is kept, cut downwards at a tenth of a percent: 89.99 % never shows as 90 %. */
export function keptWords({ hits, trials }: Odds, { lang }: Session): string {
  const tenths = trials === 0 ? 1000 : Math.floor(((trials - hits) * 1000) / trials);
  return percent(`${(tenths / 10).toFixed(1)}%`, lang);
}

/** A share in whole percent, but for the first and the last: what may happen is never told as 0, nor as 100. */
export function shareWords(ppm: RatioPpm, { lang }: Session): string {
  const whole = Math.round(ppm / 10_000);
  if (ppm > 0 && whole === 0) return `< ${percent('1%', lang)}`;
  if (ppm < WHOLE_PPM && whole === 100) return `> ${percent('99%', lang)}`;
  return percent(`${whole}%`, lang);
}
