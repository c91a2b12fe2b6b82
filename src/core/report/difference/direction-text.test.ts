import { describe, expect, it } from 'vitest';
import { DIRECTION_REASONS, type Direction } from '../../difference/index.ts';
import { directionText, reasonText } from './direction-text.ts';
import { effectText } from './effect-text.ts';
import { differenceTally } from './tally.ts';

const DIRECTIONS: readonly Direction[] = ['customer', 'provider', 'neutral', 'unclear'];

describe('for whom a change is better, and why', () => {
  it.each(['en', 'fr'] as const)('every reason is a sentence in %s, whichever way it goes', (language) => {
    for (const reason of DIRECTION_REASONS) {
      const sentences = DIRECTIONS.map((direction) => reasonText({ direction, reason }, language));
      for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
      expect(new Set(sentences).size).toBe(DIRECTIONS.length);
    }
  });

  it('a shorter time limit is due sooner', () => {
    expect(reasonText({ direction: 'customer', reason: 'timeLimit' }, 'en')).toBe('Due sooner.');
    expect(reasonText({ direction: 'customer', reason: 'timeLimit' }, 'fr')).toBe('Échéance plus proche.');
  });

  it('a way that a reason never goes is told as the way alone', () => {
    expect(reasonText({ direction: 'provider', reason: 'renamed' }, 'en')).toBe('Better for the provider.');
    expect(reasonText({ direction: 'unclear', reason: 'renamed' }, 'fr')).toBe('Cela dépend.');
  });

  it('what a supplier promises is better for us', () => {
    expect(directionText('customer', 'sla', 'fr')).toBe('plus favorable au client');
    expect(directionText('customer', 'underpinning', 'fr')).toBe('plus favorable pour nous');
    expect(directionText('provider', 'underpinning', 'en')).toBe('better for the supplier');
    expect(directionText('unclear', 'ola', 'en')).toBe('it depends');
  });
});

const at = (text: string) => Date.parse(text);
const hours = (addedMs: number, removedMs: number) =>
  ({
    kind: 'hours',
    from: at('2026-01-01T00:00:00Z'),
    to: at('2027-01-02T00:00:00Z'),
    addedMs,
    removedMs,
    firstAdded: null,
    firstRemoved: null,
  }) as const;
const plain = (text: string) => text.replaceAll('\u202f', ' ');

describe('what was reckoned of a change', () => {
  it('hours gained and lost over the days looked at', () => {
    expect(plain(effectText(hours(7_200_000, 0), 'UTC', 'en'))).toBe('Open hours: 2 h more over 366 days.');
    expect(plain(effectText(hours(0, 1_800_000), 'UTC', 'fr'))).toBe(
      'Heures ouvertes : 30 min de moins sur 366 jours.',
    );
    expect(plain(effectText(hours(3_600_000, 3_600_000), 'UTC', 'en'))).toBe(
      'Open hours: 1 h more, 1 h less over 366 days.',
    );
    expect(effectText(hours(0, 0), 'UTC', 'en')).toBe('The same hours are open.');
  });

  const shift = (from: string, before: string, after: string | null) => ({
    startAt: at(from),
    beforeAt: at(before),
    afterAt: after === null ? null : at(after),
  });
  const later = shift('2026-04-03T16:00:00Z', '2026-04-03T17:00:00Z', '2026-04-07T07:00:00Z');
  const sooner = shift('2026-04-03T08:00:00Z', '2026-04-03T12:00:00Z', '2026-04-03T10:00:00Z');

  it('deadlines that all move one way, with the start that moves most', () => {
    const effect = { kind: 'deadlines', earlier: 0, later: 10, same: 0, mostEarlier: null, mostLater: later } as const;
    expect(plain(effectText(effect, 'Europe/Paris', 'en'))).toBe(
      'From every start of a year; for example, from Fri 3 April 2026 18:00: due Tue 7 April 2026 09:00 instead of Fri 3 April 2026 19:00.',
    );
  });

  it('deadlines of which some stay, and of which some go each way', () => {
    const some = { kind: 'deadlines', earlier: 3, later: 0, same: 7, mostEarlier: sooner, mostLater: null } as const;
    expect(plain(effectText(some, 'UTC', 'fr'))).toMatch(
      /^Pour 3 sur 10 départs d’une année ; par exemple, départ ven\. 3 avril 2026 08:00 : /,
    );
    const both = { ...some, later: 2, mostLater: later };
    expect(plain(effectText(both, 'UTC', 'en'))).toMatch(
      /^Sooner from 3, later from 2, of 12 starts in a year; for example, from Fri 3 April 2026 16:00: /,
    );
    expect(plain(effectText(both, 'UTC', 'fr'))).toMatch(/^Plus proche pour 3, plus lointaine pour 2, sur 12 départs/);
  });

  it('a deadline past the horizon never comes; none that moves is told as nothing', () => {
    const never = shift('2026-04-03T16:00:00Z', '2026-04-03T17:00:00Z', null);
    const effect = { kind: 'deadlines', earlier: 0, later: 1, same: 0, mostEarlier: null, mostLater: never } as const;
    expect(effectText(effect, 'UTC', 'en')).toContain('due never instead of');
    expect(effectText(effect, 'UTC', 'fr')).toContain('jamais');
    expect(effectText({ ...effect, later: 0, mostLater: null }, 'UTC', 'en')).toBe('');
  });
});

describe('how many changes there are', () => {
  it('counts each way, and what is ours alone apart', () => {
    const term = (direction: Direction, internalOnly = false) => ({ direction, internalOnly }) as never;
    const terms = [term('customer'), term('customer'), term('unclear'), term('neutral', true)];
    expect(differenceTally(terms)).toEqual({
      changes: 3,
      customer: 2,
      provider: 0,
      neutral: 0,
      unclear: 1,
      internal: 1,
    });
  });
});
