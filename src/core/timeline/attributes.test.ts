import { describe, expect, it } from 'vitest';
import { eventSaid } from '../../../test/support/promises.ts';
import { attributesAfter } from './index.ts';

const scopeAfter = (...decisions: Record<string, unknown>[]) =>
  decisions.reduce<ReturnType<typeof attributesAfter> | null>(
    (was, data) => attributesAfter(was, eventSaid(['scopeDecided', 'T', '2026-03-09T10:00:00Z', data])),
    null,
  )?.outOfScope;

describe('a decision on the scope', () => {
  it.each([[{ scope: 'out' }], [{ decision: 'out' }], [{ out: true }], [{ in: false }]])(
    '%j takes the ticket out',
    (data) => {
      expect(scopeAfter(data)).toBe(true);
    },
  );
  it.each([[{ scope: 'in' }], [{ decision: 'in' }], [{ in: true }], [{ out: false }]])(
    '%j takes it back in',
    (data) => {
      expect(scopeAfter({ scope: 'out' }, data)).toBe(false);
    },
  );
});
