import type { TFunction } from 'i18next';
import type { Namespace } from './i18n.ts';

/**
 * The same words as `t` tells, for lists that are scrolled: each sentence is looked up and read once, and its places are
 * filled from then on. Looked up every time, words are a fifth of what a frame of the board takes. What hangs on a number,
 * `t` tells itself.
 */
export function quickly<N extends Namespace>(t: TFunction<N>): TFunction<N> {
  /** Of each key its text, cut where something is filled in: text, name, text, name, text. */
  const sentences = new Map<string, readonly string[]>();
  const ask = t as (key: string, params?: object) => string;
  const tell = (key: string, params: Readonly<Record<string, unknown>> = {}): string => {
    for (const name in params) if (typeof params[name] !== 'string') return ask(key, params);
    let cut = sentences.get(key);
    if (cut === undefined) {
      cut = ask(key, { skipInterpolation: true }).split(/\{\{(\w+)\}\}/);
      sentences.set(key, cut);
    }
    let told = cut[0] as string;
    for (let at = 1; at < cut.length; at += 2) told += `${params[cut[at] as string] ?? ''}${cut[at + 1]}`;
    return told;
  };
  // The types agree: it is called as `t` is, and answers the same.
  return tell as unknown as TFunction<N>;
}
