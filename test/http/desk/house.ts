import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type Served, serve } from '../support/server.ts';

const AGREEMENT = readFileSync('examples/first/agreement.yaml', 'utf8');

/** A server at 13:00 in Paris, where two customers have the same promise: P1 resolved within eight hours of service. */
export async function house(): Promise<Served> {
  const server = await serve();
  for (const id of ['boreal', 'austral']) {
    const headers = { 'content-type': 'application/yaml' };
    const answer = await server.ask('/api/v1/agreements', {
      method: 'POST',
      body: AGREEMENT.replaceAll('boreal', id),
      headers,
    });
    expect(answer.status).toBe(201);
  }
  return server;
}

let number = 0;
/** An event of the help desk. */
export function event(type: string, subject: string, time: string, data: object = {}, source = 'glpi') {
  number += 1;
  return { specversion: '1.0', id: `e${number}`, source, type: `ticket.${type}`, subject, time, data };
}

/** Asks, and gives the status with the answer. */
export function asking(server: () => Served) {
  return async (method: string, path: string, body?: unknown, as = 'owner', lang = 'en') => {
    const answer = await server().ask(`/api/v1${path}`, {
      method,
      as,
      headers: { 'accept-language': lang, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  };
}
