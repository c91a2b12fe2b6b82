import { describe, expect, it } from 'vitest';
import { agreementSaid, eventSaid, judged, type Short } from '../../../test/support/promises.ts';
import { evaluationJson, noticeJson } from './index.ts';
import { WITHOUT_EFFECT } from './measurement-wordings.ts';

const PROMISES = agreementSaid([{ id: 'backups', measure: 'ratio', within: '1h', atLeastPpm: 980_000 }]);
const ODD: Short = ['measurement.recorded', 'backups', '2026-03-09T06:00:00Z', { customer: 'c', good: 60, total: 50 }];

describe('a measurement without effect', () => {
  it('is told among the diagnostics, with the reason, in the reader’s language', () => {
    const evaluation = judged(PROMISES, [ODD], '2026-04-01T00:00:00Z');
    const told = (lang: 'en' | 'fr') =>
      evaluationJson(evaluation, { lang, receipts: false, tzdata: '' }).diagnostics.map(({ code, message }) => [
        code,
        message.replace(/e\d+/, 'e1'),
      ]);
    expect(told('en')).toEqual([
      ['LW316', 'Measurement helpdesk/e1 of backups counts nowhere: good is more than total'],
    ]);
    expect(told('fr')).toEqual([
      ['LW316', 'La mesure helpdesk/e1 de backups ne compte nulle part\u202f: good dépasse total'],
    ]);
  });

  it.each(Object.keys(WITHOUT_EFFECT) as (keyof typeof WITHOUT_EFFECT)[])(
    'because of %s leaves nothing unsaid',
    (why) => {
      for (const kind of ['measurementWithoutEffect', 'notificationWithoutEffect'] as const) {
        const facts = why === 'ambiguousAgreement' ? { why, agreements: 'a@1, b@1' } : { why };
        const notice = { kind, ticket: 't', event: eventSaid(ODD), facts };
        for (const lang of ['en', 'fr'] as const) {
          const { message, help } = noticeJson(notice, lang);
          expect(message).toContain(WITHOUT_EFFECT[why][lang].replace('{agreements}', 'a@1, b@1'));
          expect(`${message}${help}`).not.toMatch(/[{}]/);
        }
      }
    },
  );
});
