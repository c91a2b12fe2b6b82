import { isClockMeasure, type Measure } from '../../core/agreement/index.ts';
import { parsePercent, type RatioPpm } from '../../core/money/index.ts';
import { parseDuration } from '../../core/time/index.ts';
import { type PlainTarget, variantOf } from '../lower/targets.ts';
import type { Path } from '../source/located.ts';
import { type Context, entriesOf } from './context.ts';
import { missesAllowed, oddsOfMeeting, SUPPOSED_SUCCESS_PPM } from './odds.ts';

/** Everything a promise can say that cannot be kept to, for the targets and for each level's own figures. */
export function checkTargets(context: Context): void {
  for (const [id, target] of entriesOf(context.plain.targets)) {
    checkTarget(context, id, target, ['targets', id]);
    checkSample(context, id, target);
  }
  for (const [level, { targets }] of entriesOf(context.plain.levels)) {
    for (const [id, over] of entriesOf(targets)) {
      const target = context.plain.targets?.[id];
      if (target !== undefined) checkVariant(context, id, target, { level, over });
    }
  }
  checkNeverUsed(context);
}

interface OwnFigures {
  readonly level: string;
  readonly over: Partial<PlainTarget>;
}

/** A level's own figures: only what they say themselves, and what is wrong only with them, is told again. */
function checkVariant(context: Context, id: string, target: PlainTarget, { level, over }: OwnFigures): void {
  const path = ['levels', level, 'targets', id];
  const told = new Set<string>();
  checkTarget({ ...context, say: (name) => told.add(name) }, id, target, path);
  const say: Context['say'] = (name, at, facts, which) => {
    const key = at[path.length];
    if (typeof key === 'string' ? Object.hasOwn(over, key) : !told.has(name)) context.say(name, at, facts, which);
  };
  checkTarget({ ...context, say }, id, variantOf(target, over, level), path);
}

type Key = keyof PlainTarget;

const SHARE_KEYS: readonly Key[] = ['atLeast', 'outstanding'];
const NAME_KEYS: readonly Key[] = ['good', 'total'];
const BASIS_KEYS: readonly Key[] = ['basis', 'requests'];
const TICKET_KEYS: readonly Key[] = ['within', 'attainment', 'allow', 'percentile', 'mean', 'pausable'];
const SAMPLE_KEYS: readonly Key[] = ['minimumSample', 'belowMinimum'];

/** Keys that mean nothing for a measure. */
function misplaced(target: PlainTarget): readonly Key[] {
  const keys = misplacedFigures(target);
  return target.measure === 'availability' ? keys : [...keys, ...BASIS_KEYS];
}

function misplacedFigures(target: PlainTarget): readonly Key[] {
  const { measure } = target;
  if (isClockMeasure(measure))
    return target.attainment === undefined ? [...SHARE_KEYS, ...NAME_KEYS] : ['atLeast', ...NAME_KEYS];
  if (measure === 'availability') return [...TICKET_KEYS, ...SAMPLE_KEYS, ...NAME_KEYS];
  if (measure === 'ratio') return TICKET_KEYS;
  return [...SHARE_KEYS, ...NAME_KEYS, 'pausable'];
}

function checkTarget(context: Context, id: string, target: PlainTarget, path: Path): void {
  const { measure } = target;
  for (const key of misplaced(target)) {
    if (target[key] === undefined) continue;
    const name = isClockMeasure(measure) && SHARE_KEYS.includes(key) ? 'atLeastOnClock' : 'notForMeasure';
    context.say(name, [...path, key], { key, measure, target: id }, 'key');
  }
  checkNeeded(context, id, target, path);
  checkDurations(context, target, path);
  checkShares(context, target, path);
  if (measure === 'availability') checkRequests(context, id, target, path);
  if (target.belowMinimum !== undefined && target.minimumSample === undefined && measure !== 'availability') {
    context.say('belowMinimumWithoutSample', [...path, 'belowMinimum'], { target: id }, 'key');
  }
}

/** What a measure cannot do without. */
function checkNeeded(context: Context, id: string, target: PlainTarget, path: Path): void {
  const { measure } = target;
  const facts = { target: id, measure };
  if (needsShare(measure)) {
    if (target.atLeast === undefined) context.say('atLeastMissing', path, facts, 'key');
  } else if (target.within === undefined && target.percentile === undefined && target.mean === undefined) {
    context.say('withinMissing', path, facts, 'key');
  }
  if (measure === 'ratio') {
    for (const key of NAME_KEYS) {
      if (target[key] === undefined) context.say('ratioWithoutNames', path, { target: id, key }, 'key');
    }
  }
  const services = context.keys('services');
  if (measure === 'availability' && target.when?.service === undefined && services.length !== 1) {
    context.say('availabilityOfWhat', path, { target: id, known: services }, 'key');
  }
}

/** Requests that nothing counts, intervals without length, a share that no interval can exceed. */
function checkRequests(context: Context, id: string, { basis, requests }: PlainTarget, path: Path): void {
  if (requests === undefined) return;
  const { interval, badAbove } = requests;
  if (basis !== 'requests') {
    context.say('requestsNotCounted', [...path, 'requests'], { target: id, basis: basis ?? 'time' }, 'key');
  }
  if (interval !== undefined && isZero(interval)) {
    context.say('zeroDuration', [...path, 'requests', 'interval'], { key: 'interval' });
  }
  if (badAbove !== undefined && ppm(badAbove) >= 1_000_000) {
    const facts = { key: 'badAbove', value: badAbove, least: '0%', most: '99.9999%' };
    context.say('shareOutOfRange', [...path, 'requests', 'badAbove'], facts);
  }
}

function needsShare(measure: Measure): boolean {
  return measure === 'availability' || measure === 'ratio';
}

function checkDurations(context: Context, target: PlainTarget, path: Path): void {
  const limits: readonly [Path, string | undefined][] = [
    [['within'], target.within],
    [['percentile', 'within'], target.percentile?.within],
    [['mean', 'within'], target.mean?.within],
  ];
  for (const [keys, text] of limits) {
    if (text !== undefined && isZero(text)) context.say('zeroDuration', [...path, ...keys], { key: 'within' });
  }
}

/** True for a time that leaves nothing; `end of 0bd` is the end of the same day and leaves something. */
function isZero(text: string): boolean {
  const duration = parseDuration(text);
  if (duration === null) return false;
  return 'ms' in duration ? duration.ms === 0 : duration.kind === 'businessDays' && duration.days === 0;
}

function checkShares(context: Context, target: PlainTarget, path: Path): void {
  for (const key of ['attainment', 'atLeast', 'outstanding'] as const) {
    checkShare(context, target[key], [...path, key], 1_000_000);
  }
  const promised = target.atLeast ?? target.attainment;
  const { outstanding } = target;
  if (promised !== undefined && outstanding !== undefined && ppm(outstanding) <= ppm(promised)) {
    context.say('outstandingTooLow', [...path, 'outstanding'], { outstanding, promised });
  }
  for (const [index, share] of (target.warnAt ?? []).entries()) {
    checkShare(context, share, [...path, 'warnAt', index], 10_000_000);
    const before = target.warnAt?.[index - 1];
    if (before !== undefined && ppm(share) <= ppm(before)) {
      context.say('warnAtOrder', [...path, 'warnAt', index], { value: share, before });
    }
  }
}

/** A share above nothing and at most `most`. */
export function checkShare(context: Context, text: string | undefined, path: Path, most: RatioPpm): void {
  if (text === undefined) return;
  const share = ppm(text);
  if (share > 0 && share <= most) return;
  const key = String(path.findLast((step) => typeof step === 'string'));
  context.say('shareOutOfRange', path, { key, value: text, least: '0%', most: `${most / 10_000}%` });
}

function ppm(text: string): RatioPpm {
  return parsePercent(text) ?? 0;
}

function checkSample(context: Context, id: string, target: PlainTarget): void {
  const { attainment, minimumSample } = target;
  if (attainment === undefined || !isClockMeasure(target.measure)) return;
  const required = ppm(attainment);
  const sample = minimumSample ?? 10;
  const oddsPpm = oddsOfMeeting(sample, required, SUPPOSED_SUCCESS_PPM);
  const misses = missesAllowed(sample, required);
  const facts = { target: id, requiredPpm: required, sample, misses, oddsPpm, successPpm: SUPPOSED_SUCCESS_PPM };
  if (minimumSample === undefined) context.say('noMinimumSample', ['targets', id, 'attainment'], facts);
  else if (oddsPpm < 900_000) context.say('smallSample', ['targets', id, 'minimumSample'], facts);
}

/** Of two targets with one measure and equal conditions the first is always chosen. */
function checkNeverUsed(context: Context): void {
  const first = new Map<string, string>();
  for (const [id, { measure, when }] of entriesOf(context.plain.targets)) {
    const conditions = Object.entries(when ?? {}).map(([key, values]) => [key, [...(values ?? [])].sort()]);
    const same = JSON.stringify([measure, measure === 'ratio' ? id : '', conditions.sort()]);
    const other = first.get(same);
    if (other === undefined) first.set(same, id);
    else if (isClockMeasure(measure)) context.say('targetNeverUsed', ['targets', id], { target: id, other }, 'key');
  }
}
