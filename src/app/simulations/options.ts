import { parsePercent, type RatioPpm, ratioOfDecimal, WHOLE_PPM } from '../../core/money/index.ts';
import type { Borrowed } from '../../core/simulation/index.ts';
import {
  dayNumberOf,
  END_INSTANT,
  FIRST_INSTANT,
  type Instant,
  parseDuration,
  parseInstant,
  parseLocalDate,
  startOfLocalDay,
} from '../../core/time/index.ts';
import type { SimulationAsked } from '../ports/index.ts';
import type { SimulateRequest } from '../simulation/index.ts';

/** More years than these do not tell more, and take longer than anybody waits. */
export const MOST_YEARS = 10_000;
const YEARS = 1000;
const SEED = 1;
const CONFIDENCE_PPM = 900_000;
const MOST_SCALE = 1000;

/** Options as a simulation takes them, but for instants, which the zone of the draft decides. */
export type SimulationOptions = Pick<
  SimulateRequest,
  'borrowed' | 'confidencePpm' | 'handlingPpm' | 'seed' | 'team' | 'years'
>;

/** What is wrong with an option: where it stands in what was asked, and how it is written. */
export interface OptionFault {
  readonly pointer: string;
  readonly fault: 'share' | 'scale' | 'length' | 'instant' | 'handlingAlone' | 'presentOrCustomers';
}

type Asked = Omit<SimulationAsked, 'draft'>;

/** The options of a simulation, read; or everything that is wrong with them. */
export function optionsOf(asked: Asked): SimulationOptions | { readonly faults: readonly OptionFault[] } {
  const faults: OptionFault[] = [];
  const read = <T>(pointer: string, fault: OptionFault['fault'], value: T | null): T | null => {
    if (value === null) faults.push({ pointer, fault });
    return value;
  };
  const share = (pointer: string, text: string | null) =>
    text === null ? null : read(pointer, 'share', shareOf(text));
  const confidencePpm = share('/confidence', asked.confidence) ?? CONFIDENCE_PPM;
  const handlingPpm = share('/handling', asked.handling);
  const borrowed =
    asked.customers?.flatMap(({ customer, scale }, place): readonly Borrowed[] => {
      const factorPpm = read(`/customers/${place}/scale`, 'scale', factorOf(scale));
      return factorPpm === null ? [] : [{ customer, factorPpm }];
    }) ?? null;
  const inMsPerWeek = asked.team === null ? null : read('/team/inHours', 'length', lengthOf(asked.team.inHours));
  const outMsPerWeek = asked.team === null ? null : read('/team/outOfHours', 'length', lengthOf(asked.team.outOfHours));
  for (const name of ['from', 'to', 'asOf'] as const) {
    if (asked[name] !== null) read(`/${name}`, 'instant', instantIn(asked[name], 'UTC'));
  }
  if (asked.handling !== null && asked.team === null) faults.push({ pointer: '/handling', fault: 'handlingAlone' });
  if (borrowed !== null && typeof asked.present === 'object' && asked.present !== null) {
    faults.push({ pointer: '/present', fault: 'presentOrCustomers' });
  }
  if (faults.length > 0) return { faults };
  const team = inMsPerWeek === null || outMsPerWeek === null ? null : { inMsPerWeek, outMsPerWeek };
  return { borrowed, confidencePpm, years: asked.years ?? YEARS, seed: asked.seed ?? SEED, team, handlingPpm };
}

/** An instant, or the beginning of a date in a zone; null: neither, or beyond what is reckoned with. */
export function instantIn(word: string, timeZone: string): Instant | null {
  const date = parseLocalDate(word);
  const at = parseInstant(word) ?? (date === null ? null : startOfLocalDay(timeZone, dayNumberOf(date)));
  return at === null || at < FIRST_INSTANT || at >= END_INSTANT ? null : at;
}

/** `90%`: above nothing, at most the whole. */
function shareOf(text: string): RatioPpm | null {
  const ppm = parsePercent(text);
  return ppm === null || ppm <= 0 || ppm > WHOLE_PPM ? null : ppm;
}

function factorOf(text: string): number | null {
  const factor = ratioOfDecimal(text);
  if (factor === null) return null;
  const ppm = Number((factor.part * BigInt(WHOLE_PPM)) / factor.whole);
  return ppm > 0 && ppm <= MOST_SCALE * WHOLE_PPM ? ppm : null;
}

function lengthOf(text: string): number | null {
  if (text === '0') return 0;
  const duration = parseDuration(text);
  return duration?.kind === 'service' ? duration.ms : null;
}
