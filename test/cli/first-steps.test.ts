import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderOf, leeway } from './leeway.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const guide = readFileSync(new URL('../../docs/guides/first-steps.md', import.meta.url), 'utf8');
const blocks = [...guide.matchAll(/^```(?:\w*)\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');

/** The block of a command, and the one that shows what it prints. */
function shown(command: string): { readonly args: readonly string[]; readonly lines: readonly string[] } {
  const at = blocks.findIndex((block) => block.startsWith(`leeway ${command}`));
  const args = (blocks[at] ?? '').replaceAll('\\\n', ' ').trim().split(/\s+/).slice(1);
  return { args, lines: (blocks[at + 1] ?? '').split('\n').filter((line) => line !== '') };
}

describe('the first steps, as the guide tells them', () => {
  it.each(['evaluate', 'explain'])('%s prints what the guide shows', async (command) => {
    const { args, lines } = shown(command);
    const ran = await leeway(args, { cwd: root });
    expect(ran.code).toBe(0);
    expect(lines.length).toBeGreaterThan(4);
    expect(ran.out.split('\n').map((line) => line.replaceAll('\u202f', ' '))).toEqual(
      expect.arrayContaining([...lines]),
    );
  });

  it('the example checks without an error', async () => {
    expect((await leeway(shown('check').args, { cwd: root })).code).toBe(0);
  });

  it('the agreement built on a standard one is an agreement', async () => {
    const text = blocks.find((block) => block.startsWith('leeway: 1'));
    const folder = folderOf({ 'acme.yaml': text ?? '' });
    const ran = await leeway(['check', 'acme.yaml', '--json'], { cwd: folder.path });
    folder.remove();
    expect(JSON.parse(ran.out)).toMatchObject({ ok: true, files: [{ agreement: 'acme@1' }] });
  });

  it('the two events make one ticket with a reply in time', async () => {
    const text = blocks.find((block) => block.startsWith('leeway: 1')) ?? '';
    const events = blocks.find((block) => block.startsWith('{"specversion"')) ?? '';
    const folder = folderOf({ 'acme.yaml': text, 'events.jsonl': events });
    const args = [
      'evaluate',
      '--agreement',
      'acme.yaml',
      '--events',
      'events.jsonl',
      '--as-of',
      '2026-03-12T09:00:00Z',
      '--json',
    ];
    const ran = await leeway(args, { cwd: folder.path });
    folder.remove();
    const { clocks } = JSON.parse(ran.out) as {
      clocks: { measure: string; verdict: string; elapsedSeconds: number }[];
    };
    expect(clocks.find((clock) => clock.measure === 'firstResponse')).toMatchObject({
      verdict: 'met',
      elapsedSeconds: 720,
    });
  });

  it('the calendar answers as shown', async () => {
    const block = blocks.find((each) => each.startsWith('echo')) ?? '';
    const [command = '', answer = ''] = block.split('\n');
    const ran = await leeway(['calendar', '--json'], { input: command.match(/'(.*)'/)?.[1] ?? '' });
    expect(ran.out.trim()).toBe(answer);
  });
});
