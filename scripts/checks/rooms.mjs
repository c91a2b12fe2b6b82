// Holds every import of src/ to rooms.mjs: upward only, through index.ts only, packages only where they are named.
import { posix } from 'node:path';
import { lineAt } from '../source-files.mjs';

/** Rooms that must not know the world: no `node:` module, no package but their own. */
const isPure = (room) => /^(core|language|document)(\/|$)/.test(room.name);

/** The room a path of src/ lies in: the longest name that is a folder above it, or the file itself; undefined outside all. */
export function roomOf(path, rooms) {
  const inside = path.replace(/^src\//, '');
  return rooms
    .filter((room) => inside.startsWith(`${room.name}/`) || inside === `${room.name}.ts`)
    .sort((a, b) => b.name.length - a.name.length)
    .at(0);
}

/** Findings of the room check over `files`. Tests may look at any room: nobody imports a test. */
export function checkRooms(files, rooms) {
  const inSrc = files.filter((file) => file.path.startsWith('src/') && !file.isTest);
  return [
    ...tableOrder(rooms),
    ...inSrc.flatMap((file) => homelessOrStrayed(file, rooms)),
    ...rooms.flatMap((room) => entrance(room, inSrc, rooms)),
  ];
}

/** A room may only use rooms that stand before it: so the table itself can not go round in a circle. */
function tableOrder(rooms) {
  return rooms.flatMap((room, at) =>
    room.uses
      .filter((used) => used !== '*' && rooms.findIndex((other) => other.name === used) >= at)
      .concat(room.uses.filter((used) => used !== '*' && !rooms.some((other) => other.name === used)))
      .map((used) => ({
        what: `${room.name} says it uses ${used}, which does not stand before it`,
        where: 'rooms.mjs',
        wayOut: 'Data flows down the table: move the code to the upper room, or the room up.',
      })),
  );
}

function homelessOrStrayed(file, rooms) {
  const room = roomOf(file.path, rooms);
  if (!room) {
    return [
      {
        what: 'lies in no room',
        where: file.path,
        wayOut: 'Which question does it help to answer? Move it to that room of rooms.mjs.',
      },
    ];
  }
  const imports = new Map(importsOf(file).map((found) => [`${found.line} ${found.target}`, found]));
  return [...imports.values()].flatMap((found) => {
    const wrong = found.target.startsWith('.') ? strayed(file, room, found.target, rooms) : outside(room, found.target);
    return wrong ? [{ ...wrong, where: `${file.path}:${found.line}` }] : [];
  });
}

/** Every module a file names: imports, re-exports, dynamic imports. */
function importsOf(file) {
  const { module } = file.parse();
  const from = (request) => ({ target: request.value, line: lineAt(file.text, request.start) });
  return [
    ...module.staticImports.map((item) => from(item.moduleRequest)),
    ...module.staticExports.flatMap((item) =>
      item.entries.flatMap((entry) => (entry.moduleRequest ? [from(entry.moduleRequest)] : [])),
    ),
    ...module.dynamicImports.map((item) => ({
      target: file.text.slice(item.moduleRequest.start, item.moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
      line: lineAt(file.text, item.start),
    })),
  ];
}

function strayed(file, room, target, rooms) {
  const path = posix.normalize(posix.join(posix.dirname(file.path), target));
  if (!path.startsWith('src/')) {
    return {
      what: `${room.name} imports ${path}, outside src/`,
      wayOut: 'Only tests may; move what is needed into a room.',
    };
  }
  const other = roomOf(path, rooms);
  if (!other || other === room) return null;
  if (!room.uses.includes('*') && !room.uses.includes(other.name)) {
    return {
      what: `${room.name} imports ${other.name}, which it may not use`,
      wayOut: `It may use: ${room.uses.join(', ') || 'nothing'}. Pass what it needs in as a value, or move the code up.`,
    };
  }
  if (!isEntrance(path, other)) {
    return {
      what: `${room.name} enters ${other.name} by ${path}`,
      wayOut: `Enter a room by its index.ts; export there what is for others.`,
    };
  }
  return null;
}

function outside(room, target) {
  if (!isPure(room) || (room.packages ?? []).includes(target.split('/')[0])) return null;
  return {
    what: `${room.name} imports ${target}`,
    wayOut: 'Core, language and document know no world: take it as a value, or do it in app, a connector or a door.',
  };
}

/** A room is entered by its index.ts, a room of one file by that; `app` by the file of the use case that is meant. */
function isEntrance(path, room) {
  if (path === `src/${room.name}/index.ts` || path === `src/${room.name}.ts`) return true;
  return room.entrances === 'files' && new RegExp(`^src/${room.name}/[^/]+(/index)?\\.ts$`).test(path);
}

/** A room's index.ts begins with its name and question, what it takes, gives and knows nothing of. */
function entrance(room, files, rooms) {
  const isFile = files.some((file) => file.path === `src/${room.name}.ts`);
  if (isFile || !files.some((file) => roomOf(file.path, rooms) === room) || room.entrances === 'files') return [];
  const path = `src/${room.name}/index.ts`;
  const index = files.find((file) => file.path === path);
  if (!index)
    return [{ what: `${room.name} has no entrance`, where: path, wayOut: 'Add index.ts with what is for others.' }];
  const lines = index.text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  const head = end === -1 ? lines : lines.slice(0, end);
  const said = head.join(' ').toLowerCase();
  const missing = ['takes', 'gives', 'knows nothing of'].filter((word) => !said.includes(word));
  if (!(head[0] ?? '').startsWith(`// ${room.name}: ${room.question}`))
    missing.unshift(`"// ${room.name}: ${room.question}"`);
  if (missing.length === 0) return [];
  return [
    {
      what: `the entrance does not say ${missing.join(', ')}`,
      where: `${path}:1`,
      wayOut: 'Say it in its first lines.',
    },
  ];
}
