import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles the process that reads payloads, as the package brings it along; gives where it stands. */
export async function builtReader(): Promise<string> {
  const root = join(import.meta.dirname, '../../..');
  const outfile = join(root, 'node_modules/.cache/leeway-test', `mapping-${process.pid}-${performance.now()}.cjs`);
  await build({
    entryPoints: [join(root, 'src/connectors/mapping/reader.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'silent',
  });
  return outfile;
}
