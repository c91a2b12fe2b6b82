import { beforeAll, describe, expect, it, vi } from 'vitest';
import en from './en/kit.json';
import fr from './fr/kit.json';
import { i18n, speak } from './i18n.ts';
import { quickly } from './quickly.ts';

type Tree = { readonly [key: string]: string | Tree };

function textsOf(tree: Tree, before = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${before}${key}`, value] as const] : textsOf(value, `${before}${key}.`),
  );
}

describe.each([
  ['fr', fr],
  ['en', en],
] as const)('words told quickly in %s', (lang, words) => {
  beforeAll(async () => {
    vi.stubGlobal('document', { documentElement: { lang: '' } });
    await speak(lang);
  });

  it('are those that are told otherwise, first and again', () => {
    const t = i18n.getFixedT(null, 'kit');
    const quick = quickly(t);
    const ask = t as unknown as (key: string, params: object) => string;
    const askQuickly = quick as unknown as typeof ask;
    const texts = textsOf(words);
    expect(texts.length).toBeGreaterThan(100);
    for (const [key, text] of texts) {
      const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name as string);
      for (const value of ['Fontbelle Eaux', '{{left}} $1 <b>']) {
        const params = Object.fromEntries(names.map((name) => [name, value]));
        expect(askQuickly(key, params)).toBe(ask(key, params));
      }
    }
  });
  it('hang on a number as they do otherwise', () => {
    const quick = quickly(i18n.getFixedT(null, 'kit'));
    for (const count of [0, 1, 2, 1_000_000, 1_500])
      expect(quick('time.forecast.summary', { count })).toBe(i18n.t('kit:time.forecast.summary', { count }));
  });
});
