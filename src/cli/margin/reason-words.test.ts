import { describe, expect, it } from 'vitest';
import { typographyProblems } from '../../../test/words/typography.ts';
import type { CoverReason } from '../../core/margin/index.ts';
import type { Lang } from '../language.ts';
import { messagesIn } from '../messages/index.ts';
import { makePaint } from '../print/paint.ts';
import type { Session } from '../world.ts';
import { reasonWords } from './reason-words.ts';

const promise = { agreement: 'operator@1', target: 'up' };
const HOUR = 3_600_000;

/** One of every kind, by the type; what stands in brackets is what the English sentence must tell. */
const REASONS: { readonly [K in CoverReason['kind']]: readonly [CoverReason & { readonly kind: K }, RegExp | null] } = {
  ownWork: [{ kind: 'ownWork', measure: 'firstResponse' }, /our own people/i],
  noDependency: [{ kind: 'noDependency' }, /no supplier/],
  notComparable: [{ kind: 'notComparable', measure: 'ratio' }, /says nothing/],
  noFigure: [{ kind: 'noFigure' }, /no share to compare/],
  supplierNotGiven: [{ kind: 'supplierNotGiven', agreement: 'operator' }, /operator .*--supplier/],
  noPromiseUnder: [
    { kind: 'noPromiseUnder', agreement: 'operator', measures: ['restoration', 'resolution'] },
    /operator .*\(service restored, resolved\)/,
  ],
  tooLate: [{ kind: 'tooLate' }, /after ours/],
  withinMargin: [{ kind: 'withinMargin' }, /less than the margin/],
  moreDowntime: [{ kind: 'moreDowntime' }, /more downtime/],
  downtimeWithinMargin: [{ kind: 'downtimeWithinMargin' }, /within the margin/],
  hoursNotCovered: [{ kind: 'hoursNotCovered', promise, outsideMs: 5 * HOUR }, /^5\u202fh .*operator@1/],
  excludedUpstream: [
    { kind: 'excludedUpstream', promise, causes: ['forceMajeure', 'ourSupplier'] },
    /force majeure, faults of suppliers/,
  ],
  maintenanceNotice: [
    { kind: 'maintenanceNotice', promise, oursMs: 48 * HOUR, theirsMs: 24 * HOUR },
    /24\u202fh ahead, we must 48\u202fh/,
  ],
  maintenanceCap: [{ kind: 'maintenanceCap', promise, oursMs: 4 * HOUR, theirsMs: null }, /any amount .*4\u202fh/],
  minimumOutage: [{ kind: 'minimumOutage', promise, oursMs: 0, theirsMs: HOUR / 6 }, /under 10\u202fmin/],
  outageStart: [{ kind: 'outageStart', promise }, /with our report/],
  degradedWeight: [
    { kind: 'degradedWeight', promise, oursPpm: 500_000, theirsPpm: 0 },
    /0% with operator@1 and 50% with us/,
  ],
  basis: [{ kind: 'basis', promise, ours: 'time', theirs: 'users' }, /users’ time, ours of time/],
  pauses: [{ kind: 'pauses', promise, reasons: ['appointment'] }, /waiting for the appointment/],
  startOn: [{ kind: 'startOn', promise, theirs: 'assigned' }, /once assigned/],
  workExcluded: [{ kind: 'workExcluded', promise, exclusions: ['cabling'] }, /cabling/],
  claimTooLate: [{ kind: 'claimTooLate', promise, remedy: 'credit', spareDays: -2 }, null],
};

function sessionIn(lang: Lang): Session {
  const silent = { write: () => Promise.resolve(), isTty: false, columns: null };
  const world = {
    argv: [],
    calledAs: [],
    env: {},
    input: { bytes: () => new ReadableStream(), isTty: false },
    out: silent,
    err: silent,
  };
  const paint = makePaint(false);
  return { world, lang, say: messagesIn(lang), json: false, paint, errPaint: paint, width: 80 };
}

describe('why a promise has the cover it has', () => {
  it.each(Object.entries(REASONS))('%s is told with its facts, in English', (_kind, [reason, said]) => {
    const words = reasonWords(reason, sessionIn('en'));
    if (said === null) expect(words).toBeNull();
    else expect(words).toMatch(said);
  });

  it.each(Object.entries(REASONS))('%s is told in French, set as French is printed', (_kind, [reason, said]) => {
    const words = reasonWords(reason, sessionIn('fr'));
    expect(words === null).toBe(said === null);
    expect(typographyProblems(words ?? '')).toEqual([]);
    if (words !== null) expect(words).not.toBe(reasonWords(reason, sessionIn('en')));
  });
});
