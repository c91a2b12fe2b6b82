import { describe, expect, it } from 'vitest';
import { folderOf, leeway } from './leeway.ts';
import { AGREEMENT } from './story.ts';

const event = (id: string, type: string, time: string, data: object = {}) =>
  JSON.stringify({ specversion: '1.0', id, source: 'helpdesk', type: `ticket.${type}`, subject: 'INC-L', time, data });

/** Nine weeks: a pause of five days, a holiday or two, resolved for a day and reopened. */
const EVENTS = [
  event('l1', 'opened', '2026-03-02T08:00:00Z', { customer: 'boreal', priority: 'P2' }),
  event('l2', 'paused', '2026-03-20T08:00:00Z', { reason: 'waitingCustomer' }),
  event('l3', 'resumed', '2026-03-25T08:00:00Z'),
  event('l4', 'resolved', '2026-05-04T08:00:00Z'),
  event('l5', 'reopened', '2026-05-05T08:00:00Z'),
  event('l6', 'resolved', '2026-05-06T08:00:00Z'),
].join('\n');

describe('the receipt of a ticket of many weeks', () => {
  it('fits on a page: ordinary days together, pauses and reopenings by themselves, and all of it adds up', async () => {
    const folder = folderOf({ 'a.yaml': AGREEMENT, 'e.jsonl': EVENTS });
    const args = ['explain', 'INC-L', '--agreement', 'a.yaml', '--events', 'e.jsonl', '--as-of', '2026-06-01'];
    const { out } = await leeway(args, { cwd: folder.path });
    folder.remove();
    const text = out.replaceAll('\u202f', ' ');
    expect(text.split('\n').length).toBeLessThan(40);
    expect(text).toMatch(/▚+░+▚+┄+▚+/);
    expect(text).toContain('░ Fri 20 Mar 09:00 → Wed 25 Mar 09:00  120 h  paused, waiting for the customer');
    expect(text).toContain('┄ Mon 4 May 10:00  → Tue 5 May 10:00    24 h  resolved [rules.reopen]');
    expect(text).toMatch(
      /counted 370 h \+ closed 998 h \+ holiday 48 h \+ paused 120 h \+ resolved 24 h =\s+1,560 h in all/,
    );
    expect(out.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
  });
});
