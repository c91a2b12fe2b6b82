// Runs the project's own checks and shows each finding as what, where and the way out.
//   node scripts/checks/run.mjs            all of them
//   node scripts/checks/run.mjs rooms      only those named
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rooms, webRooms } from '../../rooms.mjs';
import { sourceFiles } from '../source-files.mjs';
import { checkLeftovers } from './leftovers.mjs';
import { checkNames } from './names.mjs';
import { checkPurity } from './purity.mjs';
import { checkRooms } from './rooms.mjs';
import { checkSizes, mediansOf } from './sizes.mjs';
import { checkWebRooms } from './web-rooms.mjs';

const CHECKS = {
  rooms: (files) => [...checkRooms(files, rooms), ...checkWebRooms(files, webRooms)],
  sizes: checkSizes,
  purity: checkPurity,
  names: checkNames,
  leftovers: checkLeftovers,
};

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(CHECKS);
const unknown = wanted.find((name) => !CHECKS[name]);
if (unknown) {
  process.stderr.write(`There is no check "${unknown}". There are: ${Object.keys(CHECKS).join(', ')}.\n`);
  process.exit(2);
}
const files = sourceFiles(root);
for (const name of wanted) {
  const findings = CHECKS[name](files);
  const summary = findings.length === 0 ? `clean over ${files.length} files` : `${findings.length} to mend`;
  process.stdout.write(`${name}: ${summary}${name === 'sizes' ? `; ${mediansOf(files)}` : ''}\n`);
  for (const { what, where, wayOut } of findings) process.stdout.write(`  ${where}\n    ${what}\n    ${wayOut}\n`);
  if (findings.length > 0) process.exitCode = 1;
}
