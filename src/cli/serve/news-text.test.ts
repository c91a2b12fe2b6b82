import { describe, expect, it } from 'vitest';
import { serveEn } from '../messages/serve-en.ts';
import { serveFr } from '../messages/serve-fr.ts';
import { displayWidth } from '../print/width.ts';
import type { Session } from '../world.ts';
import { newsText } from './command.ts';

describe('what a server says of itself before it is ready', () => {
  it.each([
    ['en', serveEn, 'step 6 of 13'],
    ['fr', serveFr, 'étape 6 sur 13'],
  ])('fits a terminal of 80 columns in %s', (_lang, say, step) => {
    const session = { say, width: 80 } as unknown as Session;
    const migrating = newsText({ kind: 'migrating', done: 6, of: 13 }, session);
    expect(migrating.replaceAll('\n  ', ' ')).toBe(`${say.serve.migrating(6, 13)}\n`);
    expect(migrating).toContain(step);
    for (const line of `${migrating}${newsText({ kind: 'waiting' }, session)}`.split('\n'))
      expect(displayWidth(line), line).toBeLessThanOrEqual(80);
  });
});
