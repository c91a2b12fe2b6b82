import { describe, expect, it } from 'vitest';
import { agreementSaid, eventSaid, judged, type Short } from '../../../test/support/promises.ts';
import { AVAILABILITY_WORDINGS } from './availability-wordings.ts';
import { evaluationJson, noticeJson } from './index.ts';

const PROMISES = agreementSaid([
  { id: 'link-up', measure: 'availability', within: '1h', atLeastPpm: 999_000, when: { service: ['link'] } },
]);
const told = (event: Short, lang: 'en' | 'fr') =>
  evaluationJson(judged(PROMISES, [event], '2026-04-01T00:00:00Z'), {
    lang,
    receipts: false,
    tzdata: '',
  }).diagnostics.map(({ code, message }) => [code, message.replace(/e\d+/, 'e1')]);

describe('an odd fact about a service', () => {
  it('is told among the diagnostics, with the event and the service', () => {
    const end: Short = ['outage.ended', 'link', '2026-03-09T06:00:00Z', {}];
    expect(told(end, 'en')).toEqual([
      ['LW308', 'Event helpdesk/e1 ends an outage of link that is not open, so it has no effect'],
    ]);
    expect(told(end, 'fr')).toEqual([
      [
        'LW308',
        'L’événement helpdesk/e1 met fin à une interruption de link qui n’est pas ouverte\u202f: il est sans effet',
      ],
    ]);
  });

  it('says what an exclusion lacks, and that it was of every service where it named none', () => {
    const data = {
      from: '2026-03-09T06:00:00Z',
      to: '2026-03-09T07:00:00Z',
      reason: 'forceMajeure',
      evidence: 'e-mail',
    };
    const granted: Short = ['exclusion.granted', '', '2026-03-10T06:00:00Z', data];
    expect(told(granted, 'en')).toEqual([
      ['LW315', 'Event helpdesk/e1 excludes time of every service without naming approver, so the time counts'],
    ]);
  });

  it.each(Object.keys(AVAILABILITY_WORDINGS) as (keyof typeof AVAILABILITY_WORDINGS)[])(
    '%s leaves nothing unsaid',
    (kind) => {
      const event = eventSaid(['outage.ended', 'link', '2026-03-09T06:00:00Z', {}]);
      const facts = { outage: 'm/1', weight: '7', affected: '9', total: '3', type: 'monitor.gap', lacks: 'reason' };
      for (const lang of ['en', 'fr'] as const) {
        const { message, help } = noticeJson({ kind, service: 'link', event, facts }, lang);
        expect(message).toContain('link');
        expect(message.replace('{ affected, total }', '')).not.toMatch(/[{}]/);
        expect(help).not.toBe('');
      }
    },
  );

  it('has a code of its own, as every other notice', () => {
    const codes = Object.values(AVAILABILITY_WORDINGS).map(({ code }) => code);
    expect(codes).toEqual(['LW308', 'LW309', 'LW310', 'LW311', 'LW312', 'LW313', 'LW314', 'LW315']);
  });
});
