import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const readme = read('README.md');

/** The text of the first fenced block of a kind whose text has `part`. */
function block(kind: string, part: string): string {
  const blocks = [...readme.matchAll(/```(\w*)\n([\s\S]*?)```/g)];
  return blocks.find((found) => found[1] === kind && found[2]?.includes(part))?.[2] ?? '';
}

describe('the README', () => {
  it('shows the agreement that ships in examples/first', () => {
    expect(block('yaml', 'leeway: 1')).toBe(read('examples/first/agreement.yaml'));
  });
  it('shows what its command answers', () => {
    const [node, ...words] = block('', 'leeway.mjs explain').trim().split(' ');
    expect(node).toBe('node');
    const { stdout, status } = spawnSync(process.execPath, [...words, '--lang', 'en'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, COLUMNS: '80' },
    });
    expect(stdout).toBe(block('text', 'How the time'));
    expect(status).toBe(0);
  });
  it('is short', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(150);
  });
});
