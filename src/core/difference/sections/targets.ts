import type { Agreement, Requirement, Target, WhenKey } from '../../agreement/index.ts';
import { WHEN_KEYS } from '../../agreement/index.ts';
import { moreForCustomer, moreForProvider, neutral, unclear } from '../judge/judge.ts';
import { belowMinimumJudge, pausableJudge, periodJudge, requirementJudge, sampleJudge } from '../judge/requirement.ts';
import { mayMeet, selectionJudge, targetPresence } from '../judge/selection.ts';
import { calendarJudge, timeLimitJudge } from '../judge/targets.ts';
import { type Entry, type LaterId, type Leaf, leaf, type Section } from '../leaf.ts';
import {
  duration,
  elapsed,
  flag,
  type NamedSection,
  name,
  names,
  number,
  reference,
  references,
  said,
  share,
  text,
  word,
} from '../value.ts';
import { ruleLeaves } from './rules.ts';

export const targetSection: Section = {
  named: 'targets',
  renames: true,
  entries: ({ targets }, laterId) =>
    targets.flatMap((target) => (target.level === null ? [targetEntry(target, `targets.${target.id}`, laterId)] : [])),
};

/** The figures of a level: told where they differ from those of the target they vary. */
export const variantSection: Section = {
  named: null,
  renames: false,
  entries: ({ targets }, laterId) =>
    targets.flatMap((target) =>
      target.level === null ? [] : [targetEntry(target, `levels.${target.level}.targets.${target.id}`, laterId)],
    ),
};

function targetEntry(target: Target, path: string, laterId: LaterId): Entry {
  const level = target.level === null ? '' : `${laterId('levels', target.level)}/`;
  const own = [...promiseLeaves(target), ...countingLeaves(target), ...ruleLeavesOf(target)];
  const leaves = target.level === null ? own : own.map((one) => inheriting(one, `targets.${target.id}`));
  return { path, id: level + laterId('targets', target.id), leaves, presence: targetPresence(target) };
}

function inheriting(one: Leaf, from: string): Leaf {
  return { ...one, inherits: `${from}.${one.path}` };
}

function ruleLeavesOf({ rules }: Target): readonly Leaf[] {
  return ruleLeaves(rules).map((rule) => ({ ...rule, path: `rules.${rule.path}`, inherits: `rules.${rule.path}` }));
}

const REFERRED: { readonly [K in WhenKey]?: NamedSection } = {
  priority: 'priorities',
  service: 'services',
  level: 'levels',
};

/** What is promised, for what. */
function promiseLeaves(target: Target): readonly Leaf[] {
  const { id, level, requirement } = target;
  // The time limit of a percentile or a mean stands there in the file, and only there if there is no other.
  const stated = requirement !== null && 'within' in requirement ? requirement.within : null;
  const within = leaf('within', said(target.within, duration), timeLimitJudge(id, level));
  return [
    leaf('title', said(target.title, text), neutral('description')),
    leaf('measure', word(target.measure), unclear('measure')),
    ...WHEN_KEYS.map((key) => whenLeaf(key, target)),
    stated === null ? within : { ...within, inherits: `${basePath(target)}.${requirement?.kind}.within` },
    leaf('calendar', reference('calendars', target.calendarId), calendarJudge(id, level)),
    ...requirementLeaves(requirement, id, level),
    leaf('atLeast', said(target.atLeastPpm, share), moreForCustomer('requirement', 'nothing')),
    // From where a bonus is earned: without it there is none.
    leaf('outstanding', said(target.outstandingPpm, share), moreForCustomer('bonus', 'endless')),
    ...basisLeaves(target),
    leaf('good', said(target.good, name), unclear('measure')),
    leaf('total', said(target.total, name), unclear('measure')),
  ];
}

/** What an availability is a share of: which share is higher depends on when and for whom it is down. */
function basisLeaves({ basis }: Target): readonly Leaf[] {
  const requests = basis.kind === 'requests' ? basis : null;
  return [
    leaf('basis', word(basis.kind), unclear('measure')),
    leaf(
      'requests.interval',
      said(requests, ({ intervalMs }) => elapsed(intervalMs)),
      unclear('measure'),
    ),
    leaf(
      'requests.minimum',
      said(requests, ({ minimum }) => number(minimum)),
      moreForProvider('downtime'),
    ),
    leaf('requests.badAbove', said(requests?.badAbovePpm, share), unclear('measure')),
  ];
}

function basePath({ id, level }: Target): string {
  return level === null ? `targets.${id}` : `levels.${level}.targets.${id}`;
}

function whenLeaf(key: WhenKey, { when }: Target): Leaf {
  const referred = REFERRED[key];
  const value = said(when[key], (ids) => (referred === undefined ? names(ids) : references(referred, ids)));
  return leaf(`when.${key}`, value, selectionJudge);
}

function requirementLeaves(requirement: Requirement | null, id: string, level: string | null): readonly Leaf[] {
  const of = <K extends Requirement['kind']>(kind: K) =>
    requirement?.kind === kind ? (requirement as Extract<Requirement, { kind: K }>) : null;
  const told = (judge: Leaf['judge']) => requirementJudge(id, level, judge);
  return [
    leaf(
      'attainment',
      said(of('attainment'), (one) => share(one.requiredPpm)),
      told(moreForCustomer('requirement')),
    ),
    leaf(
      'allow',
      said(of('allow'), (one) => number(one.misses)),
      told(moreForProvider('requirement')),
    ),
    leaf(
      'percentile.p',
      said(of('percentile'), (one) => number(one.percent)),
      told(moreForCustomer('requirement')),
    ),
    leaf(
      'percentile.within',
      said(of('percentile'), (one) => duration(one.within)),
      told(timeLimitJudge(id, level)),
    ),
    leaf(
      'percentile.method',
      said(of('percentile'), ({ method }) => word(method ?? 'nearestRank')),
      told(unclear('measure')),
    ),
    leaf(
      'mean.within',
      said(of('mean'), (one) => duration(one.within)),
      told(timeLimitJudge(id, level)),
    ),
  ];
}

/** How it is counted and judged over a period. */
function countingLeaves(target: Target): readonly Leaf[] {
  const { id, level, belowMinimum } = target;
  const below = belowMinimum.kind === 'allowMisses' ? `allowMisses(${belowMinimum.misses})` : belowMinimum.kind;
  return [
    leaf('per', word(target.per), periodJudge(id, level)),
    leaf('minimumSample', said(target.minimumSample, number), sampleJudge(id, level)),
    leaf('belowMinimum', word(below), belowMinimumJudge(id, level)),
    leaf(
      'warnAt',
      said(target.warnAtPpm, (ppm) => ({ kind: 'shares', ppm })),
      neutral('warning'),
    ),
    leaf('pausable', said(target.pausable, flag), pausableJudge(id, level)),
  ];
}

/** Where two targets that choose by as many keys may meet on a ticket, the one that stands first in the file counts. */
export const targetOrderSection: Section = {
  named: null,
  renames: false,
  entries: (agreement, laterId) => meetings(agreement, laterId),
};

function meetings({ targets }: Agreement, laterId: LaterId): readonly Entry[] {
  const ofAll = targets.filter((target) => target.level === null);
  return ofAll.flatMap((first, place) =>
    ofAll.slice(place + 1).flatMap((second) => {
      if (!contend(first, second)) return [];
      const [a, b] = [first.id, second.id].sort() as [string, string];
      const winner = leaf('first', reference('targets', first.id), unclear('precedence'));
      const ids = [laterId('targets', a), laterId('targets', b)].sort();
      return [{ path: `targets.${a}.${b}`, id: ids.join('/'), leaves: [winner], presence: neutral('precedence') }];
    }),
  );
}

function contend(a: Target, b: Target): boolean {
  return a.measure === b.measure && Object.keys(a.when).length === Object.keys(b.when).length && mayMeet(a, b);
}
