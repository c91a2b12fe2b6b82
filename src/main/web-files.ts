import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { HttpParts, WebFile } from '../http/index.ts';

const TYPES: { readonly [ending: string]: string } = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The built web application that comes with the package, read whole; nothing where it was not built. */
export function readWebFiles(packageFolder: string): Pick<HttpParts, 'web'> {
  const folder = join(packageFolder, 'dist', 'web');
  const page = textOf(join(folder, 'index.html'));
  if (page === null) return {};
  const assets = join(folder, 'assets');
  const names = readdirSync(assets);
  const compressed = (name: string) => (names.includes(name) ? readFileSync(join(assets, name)) : null);
  const files = new Map<string, WebFile>();
  for (const name of names) {
    const contentType = TYPES[extname(name)];
    if (contentType === undefined) continue;
    const data = readFileSync(join(assets, name));
    files.set(name, { contentType, data, brotli: compressed(`${name}.br`), gzip: compressed(`${name}.gz`) });
  }
  return { web: { page, files } };
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
