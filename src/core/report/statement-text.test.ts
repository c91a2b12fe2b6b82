import { describe, expect, it } from 'vitest';
import { typographyProblems } from '../../../test/words/typography.ts';
import type { ChargeNotice } from '../charge/index.ts';
import type { NotComputable, SettleRefusal, StatementNotice } from '../settlement/index.ts';
import { chargeNoticeJson, notComputableJson, settleRefusalJson, statementNoticeJson } from './statement-text.ts';
import { CHARGE_WORDINGS } from './working/charge-wordings.ts';
import { REFUSAL_WORDINGS, REFUSED_WORDINGS, STATEMENT_WORDINGS } from './working/statement-wordings.ts';

const notice = (kind: string, facts: ChargeNotice['facts'] = {}, line: string | null = 'hours'): ChargeNotice => ({
  kind: kind as ChargeNotice['kind'],
  agreement: 'acme',
  line,
  at: 0,
  event: 'helpdesk/e1',
  facts,
});
/** What every kind of notice about charges carries, all at once. */
const FACTS = {
  ticket: 'INC-1',
  member: 'user:lea',
  field: 'minutes',
  value: '-5',
  minutes: '90',
  boughtOn: '2026-01-01',
  lastDay: '2026-12-31',
  date: '2026-04-01',
  index: 'syntec',
};
const period = { from: 0, to: 1 };
const REFUSALS: readonly SettleRefusal[] = [
  { kind: 'badMonth', month: '2026-13' },
  { kind: 'notInForce', month: '2026-03', agreement: 'acme' },
  { kind: 'otherCurrency', expected: 'EUR', found: 'USD' },
];

const told = (['en', 'fr'] as const).flatMap((lang) => [
  ...Object.keys(CHARGE_WORDINGS).map((kind) => ({ lang, said: chargeNoticeJson(notice(kind, FACTS), lang) })),
  ...Object.keys(STATEMENT_WORDINGS).map((kind) => ({
    lang,
    said: statementNoticeJson({ kind: kind as StatementNotice['kind'], item: 'p1-late', event: 'accounts/e1' }, lang),
  })),
  ...Object.keys(REFUSED_WORDINGS).map((because) => ({
    lang,
    said: notComputableJson(
      { kind: 'remedyNotComputable', id: 'p1-late', because: because as NotComputable['because'], period },
      lang,
    ),
  })),
  ...REFUSALS.map((refusal) => ({ lang, said: settleRefusalJson(refusal, lang) })),
]);

describe('what is to be known of a month', () => {
  it('has a permanent code of its own in every case', () => {
    const codes = told.filter(({ lang }) => lang === 'en').map(({ said }) => said.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(Object.keys(REFUSAL_WORDINGS)).toEqual(REFUSALS.map(({ kind }) => kind));
    expect(codes.filter((code) => code < 'LW320' || code > 'LW359')).toEqual([]);
  });

  it.each(told)('$said.code in $lang: every fact is told, and a way out', ({ lang, said }) => {
    expect(said.message).not.toMatch(/[{}]|«\u00a0\u00a0»|“”/);
    expect(said.help?.length).toBeGreaterThan(10);
    if (lang === 'fr') expect(typographyProblems(`${said.message} ${said.help}`)).toEqual([]);
  });

  it('names days and hours as a reader does, and a line by its title where it is known', () => {
    const telling = { zone: 'UTC', nameOf: () => 'Block of 10 hours' };
    const expiring = notice('blockExpiring', { minutes: '90', lastDay: '2026-12-31' });
    expect(chargeNoticeJson(expiring, 'en', telling).message).toBe(
      '1\u202fh\u202f30 of “Block of 10 hours” lapse after 31 December 2026',
    );
    expect(chargeNoticeJson(expiring, 'fr').message).toContain('après le 31 décembre 2026');
  });

  it('a bill for an unknown line names the line, whether the fact or the notice does', () => {
    expect(chargeNoticeJson(notice('lineUnknown', { subject: 'transit' }, null), 'en').message).toContain('“transit”');
    expect(chargeNoticeJson(notice('lineUnknown', { line: 'transit' }, null), 'en').message).toContain('“transit”');
  });
});
