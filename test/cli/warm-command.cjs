// One process in which the built command runs one command line after another: what a start costs is paid once. Its parent
// sends `{ args, cwd, env, input }` and is answered `{ code, out, err }`. It ends with its parent.
const { join } = require('node:path');
const { Readable } = require('node:stream');

const root = join(__dirname, '../..');
process.argv[1] = join(root, 'bin/leeway.mjs');
process.exitCode = 0;
const { main } = require(join(root, 'dist/leeway.cjs'));

/** As a pipe hands them on. */
function* pieces(bytes) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** What is written to a stream meanwhile, as text. */
function caught(stream) {
  const written = [];
  stream.write = (piece) => {
    // The same memory may be written to again.
    written.push(Buffer.from(piece));
    return true;
  };
  stream.removeAllListeners('error');
  return () => Buffer.concat(written).toString('utf8');
}

process.on('message', async ({ args, cwd, env, input }) => {
  process.chdir(cwd);
  Object.defineProperty(process, 'stdin', { value: Readable.from(pieces(Buffer.from(input))), configurable: true });
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  const [out, err] = [caught(process.stdout), caught(process.stderr)];
  const code = await main(args);
  process.send({ code, out: out(), err: err() });
});
process.on('disconnect', () => process.exit());
