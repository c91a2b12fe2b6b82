import { readFileSync } from 'node:fs';
import type { Agreement } from '../../src/core/agreement/index.ts';
import { readAgreement } from '../../src/language/index.ts';

const COMPLETE = readFileSync(new URL('../language/good/complete.yaml', import.meta.url), 'utf8');

/** Replacements in the text of the complete agreement. */
export type Changes = readonly (readonly [from: string, to: string])[];

/** The complete agreement with some of its text replaced; fails when the text no longer says what is replaced. */
export function version(changes: Changes = []): Agreement {
  const key = JSON.stringify(changes);
  const known = READ.get(key) ?? read(changes);
  READ.set(key, known);
  return known;
}

const READ = new Map<string, Agreement>();

function read(changes: Changes): Agreement {
  const text = changes.reduce((whole, [from, to]) => {
    if (!whole.includes(from)) throw new Error(`the complete agreement no longer says: ${from}`);
    return whole.replaceAll(from, to);
  }, COMPLETE);
  const { agreement, diagnostics } = readAgreement(text, { file: 'complete.yaml' });
  if (agreement === null) throw new Error(JSON.stringify(diagnostics.filter(({ level }) => level === 'error')));
  return agreement;
}
