import { describe, expect, it } from 'vitest';
import { isLocalPath } from './local-path.ts';

const LOCAL = [
  '/',
  '/tickets',
  '/tickets?open',
  '/tickets?next=https://elsewhere.example/',
  '/tickets/INC-1#clock',
  '/agreements/boreal-or/3',
  '/a/b/',
  '/tickets/INC%20001',
  '/tickets/%C3%A9t%C3%A9',
  '/~ana/.well-known/x',
  '/a...b/...',
];

const ELSEWHERE = [
  '',
  'tickets',
  '?x',
  '#x',
  'https://evil.example/',
  'https:evil.example',
  'https:/evil.example',
  'http://evil.example',
  'HTTPS://EVIL.EXAMPLE',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  '//\\evil.example',
  '/\t/evil.example',
  '\t//evil.example',
  '/\n/evil.example',
  '\r\n//evil.example',
  ' //evil.example',
  ' https://evil.example',
  '/ /evil.example',
  '/%09/evil.example',
  '/%0d%0aLocation:%20https://evil.example',
  '/%2f/evil.example',
  '/%2Fevil.example',
  '/%5cevil.example',
  '/%5C%5Cevil.example',
  '/%252fevil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/x/../..//evil.example',
  '/./evil',
  '/x/..',
  '/%2e%2e//evil.example',
  '/%2e/evil.example',
  '//evil.example/%2f..',
  '//leeway.test@evil.example',
  '//leeway.test:443@evil.example/',
  '/@evil.example//',
  '/x:y@evil.example',
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'JaVaScRiPt://x/%0aalert(1)',
  'data:text/html,hello',
  'vbscript:msgbox',
  'file:///etc/passwd',
  'leeway.test.evil.example',
  '.evil.example',
  '@evil.example',
  ':evil.example',
  '／／evil.example',
  '/／evil.example',
  '〱evil.example',
  '/\u2028/evil.example',
  '/\u0000/evil.example',
  '/%00/evil.example',
  '\ufeff//evil.example',
  '/x'.repeat(1_100),
];

describe('where somebody goes on after signing in', () => {
  it.each(LOCAL)('may be a path of this site: %s', (text) => {
    expect(isLocalPath(text)).toBe(true);
    expect(new URL(text, 'https://leeway.test').origin).toBe('https://leeway.test');
  });

  it.each(ELSEWHERE)('is nowhere else: %j', (text) => {
    expect(isLocalPath(text)).toBe(false);
  });

  it('is held against more than forty spellings of elsewhere', () => {
    expect(new Set(ELSEWHERE).size).toBeGreaterThan(40);
  });
});
