import type { ReadFile } from '../read-agreements.ts';
import type { Session } from '../world.ts';
import { countLevels } from './diagnostic.ts';
import { visible } from './width.ts';

/**
 * Which agreement files have errors, and how many, without a word of what they say: a diagnostic may quote what is ours
 * alone, and must not be told where the answer is for a customer.
 */
export function nameBrokenFiles(files: readonly ReadFile[], { say }: Session): string {
  const broken = files.filter(({ diagnostics }) => countLevels(diagnostics).errors > 0);
  const lines = broken.map(({ file, diagnostics }) =>
    say.check.broken(visible(file), countLevels(diagnostics).errors, 0),
  );
  return lines.map((line) => `${line}\n`).join('');
}
