// Holds every import of the web application to the table of its rooms, in rooms.mjs: upward only, a section never from another.
import { posix } from 'node:path';
import { lineAt } from '../source-files.mjs';

const ROOT = 'web/src/';

/** The room of a file of the web application: `kit`, `pages/today`, or `main` for what joins them. */
function webRoomOf(path) {
  const [first, second] = path.slice(ROOT.length).split('/');
  if (first === 'pages') return `pages/${second}`;
  return path.slice(ROOT.length).includes('/') ? first : 'main';
}

/** Findings over `files`. @param webRooms each room's name with the rooms that it may use; `*`: all */
export function checkWebRooms(files, webRooms) {
  return files
    .filter((file) => file.path.startsWith(ROOT) && !file.isTest)
    .flatMap((file) => {
      const room = webRoomOf(file.path);
      const uses = webRooms[room.startsWith('pages/') ? 'pages' : room];
      if (uses === undefined) {
        return [{ what: `${room} is no room`, where: file.path, wayOut: 'Which question does it help to answer?' }];
      }
      return importsOf(file).flatMap(({ target, line }) => {
        const path = posix.normalize(posix.join(posix.dirname(file.path), target));
        const other = path.startsWith(ROOT) ? webRoomOf(path) : null;
        if (other === room || (other !== null && (uses.includes('*') || uses.includes(other)))) return [];
        const what = other === null ? `${room} imports ${path}, outside the application` : `${room} imports ${other}`;
        return [{ what, where: `${file.path}:${line}`, wayOut: `It may use: ${uses.join(', ') || 'nothing'}.` }];
      });
    });
}

/** The files of ours that a file names, dynamic imports too. */
function importsOf(file) {
  const { module } = file.parse();
  const named = [
    ...module.staticImports.map((one) => one.moduleRequest),
    ...module.staticExports.flatMap((one) => one.entries.map((entry) => entry.moduleRequest ?? null)),
  ]
    .filter((request) => request !== null)
    .map(({ value, start }) => ({ target: value, line: lineAt(file.text, start) }));
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
    target: file.text.slice(start, end).replace(/^['"`]|['"`]$/g, ''),
    line: lineAt(file.text, start),
  }));
  return [...named, ...dynamic].filter(({ target }) => target.startsWith('.'));
}
