import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type Config, readConfig } from '../../src/app/running/index.ts';
import { upkeep } from '../../src/main/upkeep/upkeep.ts';

const folder = mkdtempSync(join(tmpdir(), 'lwno-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const commands: readonly (readonly [string, (config: Config) => Promise<unknown>])[] = [
  ['backup', (config) => upkeep.backup(config, join(folder, 'copy'), '0')],
  ['rebuild', (config) => upkeep.rebuild(config, () => {})],
  ['audit verify', (config) => upkeep.audit(config, { seal: false }, () => {})],
];

it.each(commands)('%s of a folder that holds no store says so, and makes none there', async (_, run) => {
  const data = join(folder, 'misspelt');
  await expect(run(configFor(data))).rejects.toMatchObject({
    hindrance: 'place',
    what: { en: expect.stringContaining(data) },
    help: { en: expect.stringContaining('LEEWAY_DATA') },
  });
  expect(existsSync(data)).toBe(false);
  expect(existsSync(join(folder, 'copy'))).toBe(false);
});

function configFor(data: string): Config {
  const { config } = readConfig({ LEEWAY_DATA: data }, upkeep.readSecretFile);
  if (config === null) throw new Error('the configuration of this test is wrong');
  return config;
}
