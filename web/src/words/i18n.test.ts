import { beforeAll, describe, expect, it, vi } from 'vitest';
import { i18n, speak } from './i18n.ts';

describe.each([
  ['fr', 'demain : 1\u202f500 dépassements prévus'],
  ['en', 'tomorrow: 1,500 breaches expected'],
] as const)('words in %s', (lang, told) => {
  beforeAll(async () => {
    vi.stubGlobal('document', { documentElement: { lang: '' } });
    await speak(lang);
  });

  it('tell how many as it is written beside them', () => {
    const when = lang === 'fr' ? 'demain' : 'tomorrow';
    expect(i18n.t('kit:time.forecast.hour', { when, count: 1500 }).replace('\u202f:', ' :')).toBe(told);
    expect(i18n.t('kit:time.forecast.closes', { label: 1.5, when })).toContain(lang === 'fr' ? '1,5' : '1.5');
  });
  it('call years and versions by their digits', () => {
    expect(i18n.t('kit:time.calendar.year', { year: 2026 })).toContain('2026');
  });
});
