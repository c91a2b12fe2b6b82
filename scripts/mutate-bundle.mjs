// What Stryker runs in its copy of the sources, once the mutants are in them: bundles each test of the core, and the
// stories, to JavaScript that a worker starts in no time; one is started for every mutant. The stories' agreements are
// read here, once.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serialize } from 'node:v8';
import { build } from 'esbuild';

const STORIES = 'test/scenarios/scenarios.test.ts';
const COMMON = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  logLevel: 'warning',
};

/** The stories as their reader gives them, and what each of their agreements reads as, packed, by the file it is read as. */
async function storiesRead() {
  const reader = 'test/scenarios/reader.mjs';
  await build({
    ...COMMON,
    stdin: {
      contents:
        "export { readStories } from './story.ts'; export { readAgreement } from '../../src/language/index.ts';",
      resolveDir: 'test/scenarios',
    },
    outfile: reader,
  });
  const { readAgreement, readStories } = await import(pathToFileURL(join(process.cwd(), reader)).href);
  rmSync(reader);
  const stories = readStories();
  const packed = stories.flatMap(({ path, agreements }) =>
    agreements.map((value, index) => {
      const file = `${path}#${index}`;
      const { agreement, diagnostics } = readAgreement(JSON.stringify(value), { file });
      return [file, serialize({ agreement, diagnostics }).toString('base64')];
    }),
  );
  return { stories, packed };
}

/** Gives the stories' test what was read instead of the readers: a mutant is mostly noticed by the first few stories. */
const alreadyRead = ({ stories, packed }) => ({
  name: 'already-read',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/story\.ts$|\/language\/index\.ts$/ }, ({ resolveDir }) =>
      resolveDir.endsWith('scenarios') ? { path: 'readers', namespace: 'already-read' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'already-read' }, () => ({
      contents: `import { deserialize } from 'node:v8';
        const stories = JSON.parse(${JSON.stringify(JSON.stringify(stories))});
        const packed = new Map(${JSON.stringify(packed)});
        const unpacked = new Map();
        export const readStories = () => stories;
        export const readAgreement = (_, { file }) => {
          if (!unpacked.has(file)) unpacked.set(file, deserialize(Buffer.from(packed.get(file), 'base64')));
          return unpacked.get(file);
        };
        export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);`,
    }));
  },
});

/** The tests of a room, soonest first: those beside the broken code, then laws, then the stories, which are many. */
function testsOf(room) {
  const tests = readdirSync(room, { recursive: true })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => `${room}/${path.replaceAll('\\', '/')}`);
  return [
    ...tests.filter((path) => !path.includes('.law.')),
    ...tests.filter((path) => path.includes('.law.')),
    STORIES,
  ];
}

const OUT = { outdir: '.', outbase: '.', outExtension: { '.js': '.part.mjs' } };
const read = await storiesRead();
await build({ ...COMMON, ...OUT, entryPoints: ['src/core/**/*.test.ts'] });
await build({ ...COMMON, ...OUT, entryPoints: [STORIES], plugins: [alreadyRead(read)] });
// One file to start a worker on; each of its parts has its own copy of the core, so that none sees what another cached.
for (const entry of readdirSync('src/core', { withFileTypes: true })) {
  if (!entry.isDirectory()) continue;
  const parts = testsOf(`src/core/${entry.name}`).map((path) => `import './${path.replace(/ts$/, 'part.mjs')}';\n`);
  writeFileSync(`${entry.name}.room.mjs`, parts.join(''));
}
