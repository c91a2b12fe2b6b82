import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const shipped = (name: string) => fileURLToPath(new URL(`../../../deploy/prometheus/${name}`, import.meta.url));
const promtool = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync('/usr/bin/promtool', args, { encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
};

describe('the alert rules that are shipped, asked of Prometheus’ own promtool', () => {
  it('are rules', () => {
    const { status, said } = promtool('check', 'rules', shipped('leeway.rules.yml'));
    expect(said).toMatch(/SUCCESS: \d+ rules found/);
    expect(status).toBe(0);
  });

  it('speak when warnings are late, given up or missing, and only then', () => {
    const { status, said } = promtool('test', 'rules', shipped('leeway.rules.test.yml'));
    expect(said).toContain('SUCCESS');
    expect(status).toBe(0);
  });
});
