import { tryDecode } from 'hono/utils/url';
import type { Reply } from '../answering/answer.ts';
import type { Exchange } from './exchange.ts';

/** A route as requests find it. */
export interface ServedRoute {
  readonly method: string;
  /** `/api/v1/tickets/{ticket}` */
  readonly path: string;
  readonly serve: (exchange: Exchange) => Promise<Reply>;
}

/** What stands at an address. */
export interface Found {
  readonly route: ServedRoute;
  readonly params: { readonly [name: string]: string };
}

export interface Router {
  /** The first one added counts where several have one method and path. */
  readonly add: (route: ServedRoute) => void;
  /** Null: there is nothing, or nothing for this method. HEAD is asked as GET. */
  readonly find: (method: string, path: string) => Found | null;
  /** What answers people where nothing stands; null: nothing does. */
  readonly elsewhere: () => ServedRoute | null;
  readonly setElsewhere: (route: ServedRoute) => void;
  /** The methods that an address knows: of routes of this very address, then of patterns; HEAD with GET. */
  readonly methodsAt: (path: string) => readonly string[];
}

interface Patterned {
  readonly route: ServedRoute;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

const NONE = Object.freeze({});

/** Finds routes: what stands at one address by that address, the others by their patterns, in their order. */
export function openRouter(): Router {
  const fixed = new Map<string, ServedRoute>();
  const patterned: Patterned[] = [];
  let elsewhere: ServedRoute | null = null;
  const fits = (path: string) => patterned.filter(({ pattern }) => pattern.test(path)).map(({ route }) => route);
  return {
    add: (route) => {
      const key = `${route.method} ${route.path}`;
      const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      if (names.length > 0) patterned.push({ route, names, pattern: patternOf(route.path) });
      else if (!fixed.has(key)) fixed.set(key, route);
    },
    find: (method, path) => {
      const asked = method === 'HEAD' ? 'GET' : method;
      const route = fixed.get(`${asked} ${path}`);
      if (route !== undefined) return { route, params: NONE };
      for (const one of patterned) {
        const match = one.route.method === asked ? one.pattern.exec(path) : null;
        if (match !== null) return { route: one.route, params: paramsOf(one.names, match) };
      }
      return null;
    },
    elsewhere: () => elsewhere,
    setElsewhere: (route) => {
      elsewhere = route;
    },
    methodsAt: (path) => {
      const known = [...[...fixed.values()].filter((route) => route.path === path), ...fits(path)];
      const methods = known.map(({ method }) => method);
      return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)];
    },
  };
}

/** A path with what it encodes for no reason decoded; what is encoded wrongly stays as it is. */
export function plainPath(path: string): string {
  return path.includes('%') ? tryDecode(path.replaceAll('%25', '%2525'), decodeURI) : path;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '([^/]+)')}$`);
}

function paramsOf(names: readonly string[], match: RegExpExecArray): Found['params'] {
  const params: { [name: string]: string } = {};
  names.forEach((name, index) => {
    const text = match[index + 1] ?? '';
    params[name] = text.includes('%') ? tryDecode(text, decodeURIComponent) : text;
  });
  return params;
}
