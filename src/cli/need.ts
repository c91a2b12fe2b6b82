import type { Given } from './commands.ts';
import { wrongUse } from './exit.ts';
import type { Messages } from './messages/index.ts';
import type { Files } from './parts.ts';

/** The value of an option that must be given; its absence is wrong use. */
export function needOption(given: Given, name: string, say: Messages): string {
  const value = given[name];
  if (typeof value === 'string') return value;
  throw wrongUse(say.wrong.missingOption(`--${dashed(name)}`));
}

/** The values of an option that takes several and must be given. */
export function needOptions(given: Given, name: string, say: Messages): readonly string[] {
  const value = given[name];
  if (Array.isArray(value)) return value as readonly string[];
  throw wrongUse(say.wrong.missingOption(`--${dashed(name)}`));
}

export function optionalText(given: Given, name: string): string | null {
  const value = given[name];
  return typeof value === 'string' ? value : null;
}

/** Makes sure that a file is there and is no folder, so that its absence is told before any work is done. */
export async function needFile(files: Files, path: string, say: Messages): Promise<void> {
  const found = await files.look(path);
  if ('fault' in found) throw fileWrongUse(path, found.fault, say);
  if (found.kind === 'folder') throw fileWrongUse(path, 'EISDIR', say);
}

/** The first bytes of a file as text; a file that can not be read is wrong use, and said which. */
export async function needText(files: Files, path: string, limitBytes: number, say: Messages): Promise<string> {
  const read = await files.read(path, limitBytes);
  if ('fault' in read) throw fileWrongUse(path, read.fault, say);
  return read.text;
}

export function fileWrongUse(path: string, fault: string, say: Messages) {
  const message =
    fault === 'ENOENT' || fault === 'ENOTDIR'
      ? say.wrong.noFile(path)
      : fault === 'EISDIR'
        ? say.wrong.isFolder(path)
        : fault === 'EACCES' || fault === 'EPERM'
          ? say.wrong.notAllowed(path)
          : say.wrong.notReadable(path, fault);
  return wrongUse(message, null, 'unreadableFile');
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
