import { describe, expect, it } from 'vitest';
import { wordMessage } from '../../src/app/messages/index.ts';
import { CHANNELS } from '../../src/core/alert/index.ts';
import { samples } from '../delivery/support/samples.ts';
import { neverWordsIn } from './never.ts';
import { typographyProblems } from './typography.ts';

/** All that people read in a message, whatever its shape: the texts of its JSON, without markup. */
function readable(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value.replace(/<style>.*<\/style>|<[^>]*>/g, '\n')];
  if (Array.isArray(value)) return value.flatMap(readable);
  if (typeof value !== 'object' || value === null) return [];
  // Names of shapes and of ours are no words.
  return Object.entries(value).flatMap(([key, inner]) =>
    READ.has(key) || typeof inner === 'object' ? readable(inner) : [],
  );
}
const READ = new Set(['subject', 'text', 'html', 'summary', 'title', 'fallbackText']);

const all = CHANNELS.flatMap((channel) =>
  (['fr', 'en'] as const).flatMap((language) =>
    Object.entries(samples(language, channel)).map(([name, { message, alerts, context }]) => ({
      name: `${channel} ${language} ${name}`,
      channel,
      language,
      texts: readable(JSON.parse(wordMessage(message, alerts, context))),
    })),
  ),
);

describe('messages', () => {
  it.each(all)('say nothing that is never said: $name', ({ texts, language }) => {
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.flatMap((text) => neverWordsIn(text, language))).toEqual([]);
    expect(texts.filter((text) => /undefined|null|NaN|\[object|Infinity/.test(text))).toEqual([]);
  });

  // A short message has only the characters that every telephone knows.
  it.each(all.filter(({ language, channel }) => language === 'fr' && channel !== 'sms'))(
    'keep to French typography: $name',
    ({ texts }) => {
      const written = texts.map((text) =>
        text
          .replace(/https:\S+/g, '')
          .replace(/&[a-z]+;|&#\d+;/g, '')
          .replace(/:[a-z_]+_circle:/g, ''),
      );
      expect(written.flatMap(typographyProblems)).toEqual([]);
    },
  );
});
