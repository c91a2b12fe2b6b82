import type { SimulateRequest } from '../../app/simulation/index.ts';
import type { Agreement } from '../../core/agreement/index.ts';
import { parsePercent, type RatioPpm, ratioOfDecimal, WHOLE_PPM } from '../../core/money/index.ts';
import type { Borrowed, Team } from '../../core/simulation/index.ts';
import { parseDuration } from '../../core/time/index.ts';
import type { Given } from '../commands.ts';
import { instantOf, windowOf } from '../evaluate/instants.ts';
import { wrongUse } from '../exit.ts';
import { needFile, needOptions, optionalText } from '../need.ts';
import type { Parts } from '../parts.ts';
import type { Session } from '../world.ts';

const CONFIDENCE_PPM = 900_000;
const YEARS = 1000;
const MOST_YEARS = 100_000;
const SEED = 1;
const MOST_SCALE = 1000;

type FromOptions = Omit<SimulateRequest, 'draft' | 'present' | 'suppliers'>;

/** What is wrong about the words alone is told before any file is read. */
export function checkWords(given: Given, { say }: Session): void {
  if (given['for'] !== undefined) throw wrongUse(say.simulate.notForCustomers(String(given['for'])));
  if (given['scale'] !== undefined && given['customers'] === undefined) throw wrongUse(say.simulate.scaleAlone());
  if (given['handling'] !== undefined && given['team'] === undefined) throw wrongUse(say.simulate.handlingAlone());
  if (given['customers'] !== undefined && given['present'] !== undefined)
    throw wrongUse(say.simulate.presentOrOthers());
}

/** The event files, each of which must be there. */
export async function eventsOf(given: Given, parts: Parts, { say }: Session): Promise<readonly string[]> {
  const events = needOptions(given, 'events', say);
  if (events.filter((path) => path === '-').length > 1) throw wrongUse(say.wrong.twiceStdin());
  const files = await parts.files();
  for (const path of events) if (path !== '-') await needFile(files, path, say);
  return events;
}

/** What the options ask; dates are those of the draft's zone. */
export function optionsOf(given: Given, events: readonly string[], draft: Agreement, session: Session): FromOptions {
  const { say } = session;
  const asOf = optionalText(given, 'asOf');
  const window = windowOf(optionalText(given, 'from'), optionalText(given, 'to'), [draft], say);
  return {
    events,
    asOf: asOf === null ? null : instantOf('--as-of', asOf, [draft], say),
    from: optionalText(given, 'from') === null ? null : (window?.from ?? null),
    to: optionalText(given, 'to') === null ? null : (window?.to ?? null),
    borrowed: borrowedOf(given, session),
    confidencePpm: shareOf(given, 'confidence', session) ?? CONFIDENCE_PPM,
    years: wholeOf(given, 'years', 1, MOST_YEARS, session) ?? YEARS,
    seed: wholeOf(given, 'seed', 0, Number.MAX_SAFE_INTEGER, session) ?? SEED,
    team: teamOf(given, session),
    handlingPpm: shareOf(given, 'handling', session),
  };
}

/** `90%`, or `90`: above nothing, at most the whole. */
function shareOf(given: Given, name: string, { say }: Session): RatioPpm | null {
  const word = optionalText(given, name);
  if (word === null) return null;
  const ppm = parsePercent(word.endsWith('%') ? word : `${word}%`);
  if (ppm === null || ppm <= 0 || ppm > WHOLE_PPM) throw wrongUse(say.simulate.notAShare(`--${name}`, word));
  return ppm;
}

function wholeOf(given: Given, name: string, least: number, most: number, { say }: Session): number | null {
  const word = optionalText(given, name);
  if (word === null) return null;
  const value = /^\d{1,16}$/.test(word) ? Number(word) : Number.NaN;
  if (!(value >= least && value <= most)) throw wrongUse(say.simulate.notWhole(`--${name}`, word, least, most));
  return value;
}

/** `a,b` with `1.5`, or with one factor for each: `1.5,0.8`. */
function borrowedOf(given: Given, { say }: Session): readonly Borrowed[] | null {
  const list = optionalText(given, 'customers');
  if (list === null) return null;
  const names = [...new Set(list.split(',').map((name) => name.trim()))].filter((name) => name !== '');
  if (names.length === 0) throw wrongUse(say.wrong.missingValue('--customers'));
  const word = optionalText(given, 'scale') ?? '1';
  const factors = word.split(',').map((factor) => factorPpm(factor.trim()));
  if (factors.length !== 1 && factors.length !== names.length) {
    throw wrongUse(say.simulate.scaleCount(word, names.length));
  }
  return names.map((customer, place) => {
    const factor = factors.length === 1 ? factors[0] : factors[place];
    if (factor === undefined || factor === null) throw wrongUse(say.simulate.notAScale(word));
    return { customer, factorPpm: factor };
  });
}

function factorPpm(text: string): number | null {
  const factor = ratioOfDecimal(text);
  if (factor === null) return null;
  const ppm = Number((factor.part * BigInt(WHOLE_PPM)) / factor.whole);
  return ppm > 0 && ppm <= MOST_SCALE * WHOLE_PPM ? ppm : null;
}

/** `70h`, or `70h,5h`: hours of work a week in and out of service hours. */
function teamOf(given: Given, { say }: Session): Team | null {
  const word = optionalText(given, 'team');
  if (word === null) return null;
  const lengths = word.split(',').map((each) => (each.trim() === '0' ? 0 : hoursMs(each.trim())));
  const [inMsPerWeek, outMsPerWeek = 0] = lengths;
  if (lengths.length > 2 || inMsPerWeek === undefined || inMsPerWeek === null || outMsPerWeek === null) {
    throw wrongUse(say.simulate.notATeam(word));
  }
  return { inMsPerWeek, outMsPerWeek };
}

function hoursMs(text: string): number | null {
  const duration = parseDuration(text);
  return duration?.kind === 'service' ? duration.ms : null;
}
