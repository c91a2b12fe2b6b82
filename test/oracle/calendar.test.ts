import { describe, expect, it } from 'vitest';
import {
  add,
  compileCalendar,
  deadline,
  isOpen,
  nextOpen,
  openBetween,
  specOfPlain,
} from '../../src/core/calendar/index.ts';
import {
  addOpen,
  openBetween as between,
  businessDays,
  endOfBusinessDay,
  hoursOf,
  nextOpen as nextOpenOf,
} from './hours.ts';
import { randomFrom } from './random.ts';
import { drawCalendar, drawSetting } from './world-agreement.ts';

const MINUTE = 60_000;
const CALENDARS = Number(process.env['LEEWAY_CALENDARS'] ?? 1000);

/** What the two say of one random calendar at random minutes around its date, where they differ. */
function differences(seed: number): readonly string[] {
  const random = randomFrom(seed);
  const setting = drawSetting(random);
  const plain = drawCalendar(random, setting);
  const hours = hoursOf(plain, 'UTC');
  const reading = specOfPlain(plain, { timeZone: 'UTC' });
  if (!('spec' in reading)) return [`${seed}: refused ${JSON.stringify(reading.problems)}`];
  const calendar = compileCalendar(reading.spec);
  const begin = Date.parse(`${setting.date}T00:00:00Z`) / MINUTE - 1440;
  const found: string[] = [];
  const compare = (what: string, expected: number | boolean, got: unknown): void => {
    if (expected !== got)
      found.push(`seed ${seed} ${JSON.stringify(plain)} ${what}: expected ${expected}, got ${String(got)}`);
  };
  const at = (minute: number): string => new Date(minute * MINUTE).toISOString();
  for (let i = 0; i < 40; i++) {
    const a = begin + random.below(5 * 1440);
    const b = begin + Math.floor(random.below(5 * 1440) / 30) * 30;
    const d = random.below(1500);
    const n = 1 + random.below(3);
    for (const t of [a, b]) {
      compare(`isOpen ${at(t)}`, hours.isOpen(t), isOpen(calendar, t * MINUTE));
      compare(`nextOpen ${at(t)}`, nextOpenOf(hours, t) * MINUTE, nextOpen(calendar, t * MINUTE));
      compare(`add ${at(t)} ${d}m`, addOpen(hours, t, d) * MINUTE, add(calendar, t * MINUTE, d * MINUTE));
      const bd = deadline(calendar, t * MINUTE, { kind: 'businessDays', days: n });
      compare(`${n}bd from ${at(t)}`, businessDays(hours, t, n) * MINUTE, bd);
      const end = deadline(calendar, t * MINUTE, { kind: 'endOfBusinessDay', days: n - 1 });
      compare(`end of ${n - 1}bd from ${at(t)}`, endOfBusinessDay(hours, t, n - 1) * MINUTE, end);
    }
    const open = between(hours, a, b) * MINUTE;
    compare(`openBetween ${at(a)} ${at(b)}`, open === 0 ? 0 : open, openBetween(calendar, a * MINUTE, b * MINUTE));
  }
  return found;
}

describe('calendars, minute by minute', () => {
  it(`open, add up and reach their deadlines as the calendar counts them, in ${CALENDARS} random calendars`, () => {
    const found: string[] = [];
    for (let seed = 1; seed <= CALENDARS && found.length < 10; seed++) found.push(...differences(seed));
    expect(found.slice(0, 10)).toEqual([]);
  });
});
