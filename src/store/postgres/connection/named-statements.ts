import type pg from 'pg';

/** How a statement begins that each connection reads and plans but once: those of every request. */
const KEPT = /^\s*\/\* kept: ([a-z-]+) \*\//;

/**
 * Has a connection keep the statements that begin with a comment `kept: <name>`. Each name stands for one text only, and
 * such a statement is planned as well for one set of values as for another.
 */
export function nameStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...given: readonly unknown[]) => unknown;
  const kept = (...[text, values, ...rest]: readonly unknown[]): unknown => {
    const name = typeof text === 'string' ? KEPT.exec(text)?.[1] : undefined;
    return name === undefined ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
  };
  client.query = kept as typeof client.query;
}
