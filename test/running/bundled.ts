import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles a program beside these tests, so that it can be started as a process of its own; gives where it stands. */
export async function bundled(name: string): Promise<string> {
  const outfile = join(import.meta.dirname, '../../node_modules/.cache/leeway-test', `${name}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });
  return outfile;
}
