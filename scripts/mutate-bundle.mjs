// What Stryker runs in its copy of the sources, once the mutants are in them: bundles each test of the core, and the
// stories, to JavaScript that a worker starts in no time; one is started for every mutant. The stories' agreements are
// read here, once.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serialize } from 'node:v8';
import { build } from 'esbuild';

const STORIES = 'test/scenarios/scenarios.test.ts';
const CALENDARS = 'test/oracle/calendar.test.ts';
const WORLDS = 'test/oracle/worlds.test.ts';
/** These of the random worlds that the oracle judges meet each mutant of the clocks: the first ones … */
const WORLD_COUNT = 250;
/** … and some that tell what those do not: of the first 5 000, all that noticed a mutant which nothing else had. */
const TELLING_WORLDS = [
  256, 344, 468, 508, 538, 670, 680, 752, 822, 1011, 1057, 1893, 2009, 2400, 2476, 2610, 2956, 2991, 4576,
];
const COMMON = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  logLevel: 'warning',
};

/** Stories and random worlds as their readers give them, what the oracle says of each world, and every agreement as read. */
async function readBefore() {
  const reader = 'test/oracle/reader.mjs';
  const contents = [
    "export { readStories } from '../scenarios/story.ts';",
    "export { readAgreement } from '../../src/language/index.ts';",
    "export { judge } from './oracle.ts';",
    "export { drawWorld } from './world.ts';",
  ];
  await build({ ...COMMON, stdin: { contents: contents.join('\n'), resolveDir: 'test/oracle' }, outfile: reader });
  const { drawWorld, judge, readAgreement, readStories } = await import(
    pathToFileURL(join(process.cwd(), reader)).href
  );
  rmSync(reader);
  const packed = (agreements, name) =>
    agreements.map((value, index) => {
      const text = JSON.stringify(value);
      const { agreement, diagnostics } = readAgreement(text, { file: `${name}#${index}` });
      return [text, serialize({ agreement, diagnostics }).toString('base64')];
    });
  const stories = readStories();
  const first = Array.from({ length: WORLD_COUNT }, (_, index) => index + 1);
  const worlds = [...first, ...TELLING_WORLDS].map(drawWorld);
  return {
    stories: { stories, readings: stories.flatMap(({ path, agreements }) => packed(agreements, path)) },
    worlds: {
      worlds,
      judged: worlds.map((world) => [world.seed, judge(world)]),
      readings: worlds.flatMap(({ seed, agreement }) => packed([agreement], `world ${seed}`)),
    },
  };
}

/** Gives a test what was read before instead of the readers: a mutant is mostly noticed by the first few stories. */
const alreadyRead = ({ readings, ...rest }) => ({
  name: 'already-read',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/(story|oracle)\.ts$|\/language\/index\.ts$|^worlds$/ }, ({ resolveDir }) =>
      /scenarios$|oracle$/.test(resolveDir) ? { path: 'readers', namespace: 'already-read' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'already-read' }, () => ({
      contents: `import { deserialize } from 'node:v8';
        const { stories, worlds, judged } = JSON.parse(${JSON.stringify(JSON.stringify(rest))});
        const answers = new Map(judged);
        const packed = new Map(${JSON.stringify(readings)});
        const unpacked = new Map();
        export { worlds };
        export const judge = (world) => answers.get(world.seed);
        export const readStories = () => stories;
        export const readAgreement = (text) => {
          if (!unpacked.has(text)) unpacked.set(text, deserialize(Buffer.from(packed.get(text), 'base64')));
          return unpacked.get(text);
        };
        export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);`,
    }));
  },
});

/** Each random world as a test of its own. */
const WORLDS_TEST = `import { describe, expect, it } from 'vitest';
  import { worlds } from 'worlds';
  import { differencesIn } from './comparison.ts';
  describe('worlds', () => {
    for (const world of worlds) it(String(world.seed), () => expect(differencesIn(world)).toEqual([]));
  });`;

/** The tests of a room, soonest first: those beside the broken code, then laws, then what is told from outside. */
function testsOf(room) {
  const tests = readdirSync(room, { recursive: true })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => `${room}/${path.replaceAll('\\', '/')}`);
  const isLaw = (path) => path.includes('.law.');
  const outside = room.endsWith('clock') ? [WORLDS] : room.endsWith('calendar') ? [CALENDARS] : [];
  return [...tests.filter((path) => !isLaw(path)), ...tests.filter(isLaw), ...outside, STORIES];
}

const OUT = { outdir: '.', outbase: '.', outExtension: { '.js': '.part.mjs' } };
const { stories, worlds } = await readBefore();
await build({ ...COMMON, ...OUT, entryPoints: ['src/core/**/*.test.ts', CALENDARS] });
await build({ ...COMMON, ...OUT, entryPoints: [STORIES], plugins: [alreadyRead(stories)] });
await build({
  ...COMMON,
  stdin: { contents: WORLDS_TEST, resolveDir: 'test/oracle' },
  outfile: WORLDS.replace(/ts$/, 'part.mjs'),
  plugins: [alreadyRead(worlds)],
});
// One file to start a worker on; each of its parts has its own copy of the core, so that none sees what another cached.
for (const entry of readdirSync('src/core', { withFileTypes: true })) {
  if (!entry.isDirectory()) continue;
  const parts = testsOf(`src/core/${entry.name}`).map((path) => `import './${path.replace(/ts$/, 'part.mjs')}';\n`);
  writeFileSync(`${entry.name}.room.mjs`, parts.join(''));
}
