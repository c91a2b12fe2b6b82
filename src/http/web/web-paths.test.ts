import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { WALL_PATH, WEB_PATHS } from './web-paths.ts';

const pages = fileURLToPath(new URL('../../../web/src/pages/', import.meta.url));

/** The addresses that the application itself knows, as its sections write them: `/today/$ticket`. */
const routes = readdirSync(pages).flatMap((section) =>
  [...readFileSync(`${pages}${section}/routes.ts`, 'utf8').matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => path),
);

/** An address with something in each of its places. */
const filled = (path: string) => path.replaceAll(/\{\w+\}|\$\w+/g, 'x');
const fits = (pattern: string, path: string) =>
  new RegExp(`^${pattern.replaceAll(/\{\w+\}|\$\w+/g, '[^/]+')}$`).test(filled(path));

describe('the addresses of the web application', () => {
  it.each(routes)('%s is answered by the server too, so that its link can be opened', (route) => {
    expect([WALL_PATH, ...WEB_PATHS].some((path) => fits(path, route))).toBe(true);
  });

  it.each([WALL_PATH, ...WEB_PATHS])('%s is one that the application knows', (path) => {
    expect(routes.some((route) => fits(route, path) || fits(path, route))).toBe(true);
  });
});
