import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MappingRunner } from '../../src/app/ports/index.ts';
import { openMappingRunner } from '../../src/connectors/mapping/index.ts';
import { builtReader } from './support/reader.ts';
import { openWorld, type World } from './support/served.ts';

const guide = readFileSync(new URL('../../docs/guides/sources.md', import.meta.url), 'utf8');
/** The blocks of a language (none: what is typed), in order. */
const blocks = (language: string) =>
  [...guide.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, of, text]) => (of === language ? [text ?? ''] : []));

let world: World;
let runner: MappingRunner;
let program: string;
const folder = mkdtempSync(join(tmpdir(), 'leeway-guide-'));
beforeAll(async () => {
  program = await builtReader();
  runner = openMappingRunner(program);
  world = await openWorld(runner);
}, 120_000);
afterAll(async () => {
  await world.close();
  await runner.close();
  for (const path of [folder, program]) rmSync(path, { recursive: true, force: true });
}, 120_000);

const [begin = '', ...typed] = blocks('');

/** Types a block of the guide into a shell; gives what each command answered. */
async function type(block: string): Promise<readonly string[]> {
  const script = `${begin.replace(/^export.*$/m, '')}\n${block.replaceAll(/^(ask|curl)/gm, 'echo; $&')}`;
  const env = { PATH: process.env['PATH'] ?? '', LEEWAY: world.url, TOKEN: 'marie' };
  const { stdout } = await promisify(execFile)('bash', ['-euc', script], { cwd: folder, env });
  const answers = stdout.split('\n').filter((line) => line !== '');
  for (const answer of answers) expect(answer, block).not.toContain('urn:leeway:problem');
  return answers;
}

it('the guide of sources can be typed as it stands, and says what comes of it', async () => {
  expect(typed).toHaveLength(7);
  const [alertmanager = '', kuma = '', desk = '', draft = '', use = '', secret = '', silence = ''] = typed;
  for (const block of [alertmanager, kuma]) {
    const [source = '', key = ''] = await type(block);
    expect(JSON.parse(source)).toMatchObject({ live: false });
    expect(JSON.parse(key)).toMatchObject({ secret: expect.stringMatching(/^lws_/) });
  }
  const [make = '', sends = ''] = desk.split(/^(?=curl)/m);
  const [, made = ''] = await type(make);
  const { secret: key } = JSON.parse(made) as { readonly secret: string };
  const [sent = ''] = await type(sends.replace('lws_…', key));
  expect(JSON.parse(sent)).toMatchObject({ state: 'read', outcome: { events: [{ subject: 'INC-1', result: 'new' }] } });

  const payload = blocks('json').find((text) => text.includes('"tickets"')) ?? '';
  const post = `curl -sS $LEEWAY/api/v1/sources/desk/payloads -H 'authorization: Bearer ${key}' --data-binary @payload.json`;
  writeFileSync(join(folder, 'payload.json'), payload);
  writeFileSync(join(folder, 'desk.yaml'), blocks('yaml').find((text) => text.startsWith('mapping: 1')) ?? '');
  expect(JSON.parse((await type(post))[0] ?? '')).toMatchObject({ state: 'aside' });
  const [, preview = ''] = await type(draft);
  expect(JSON.parse(preview)).toMatchObject({
    unfilled: [],
    payloads: expect.arrayContaining([
      expect.objectContaining({ events: [expect.objectContaining({ subject: 'INC-1042', result: 'new' })] }),
    ]),
  });
  const [, replayed = ''] = await type(use);
  expect(JSON.parse(replayed)).toMatchObject({ read: 1, aside: 0, events: { new: 1 } });
  expect((await world.call('GET', '/tickets/INC-1042')).body).toMatchObject({
    openedAt: '2026-03-12T08:00:00Z',
    priority: 'P2',
    calledAs: 'boreal',
  });
  expect(JSON.parse((await type(secret))[0] ?? '')).toMatchObject({ secret: expect.stringMatching(/^whsec_/) });
  expect(JSON.parse((await type(silence))[0] ?? '')).toMatchObject({ everySeconds: 7_200, template: null });
});
