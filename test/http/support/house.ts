import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue } from '../../../src/app/catalogue/index.ts';
import { loadHolidaySource } from '../../../src/connectors/holidays/index.ts';
import type { HttpParts } from '../../../src/http/index.ts';
import { basesFor } from '../../../src/main/bases.ts';
import { DEBIAN_15 } from '../../support/postgres/cluster.ts';
import { type FreshStores, freshStores } from '../../support/postgres/fresh-stores.ts';
import { type Served, serve } from './server.ts';

export const ROOT = join(import.meta.dirname, '../../..');

/** As many events as one request takes. */
const BATCH = 1_000;

/** A server over PostgreSQL that has the catalogue of suppliers, and how it is asked. */
export interface House extends Served {
  readonly json: <T>(path: string, as?: string) => Promise<T>;
  /** @throws where it is not taken */
  readonly publish: (...texts: readonly string[]) => Promise<void>;
  readonly post: (events: readonly object[]) => Promise<void>;
  readonly end: () => Promise<void>;
}

export async function openHouse(at: string, parts: Partial<HttpParts> = {}): Promise<House> {
  const stores: FreshStores = await freshStores(DEBIAN_15);
  const catalogue = readCatalogue(readFileSync(join(ROOT, 'catalogue/suppliers.json'), 'utf8'));
  const publishing = { bases: basesFor('none/none.yaml', ROOT), holidays: async () => loadHolidaySource() };
  const store = await stores.open();
  const served = await serve({ store, parts: { catalogue: () => catalogue, publishing, ...parts } });
  served.clock.at = Date.parse(at);
  const sent = async (path: string, body: unknown) => {
    const answer = await served.postJson(`/api/v1${path}`, body);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return await answer.json();
  };
  return {
    ...served,
    json: async <T>(path: string, as = 'owner') => {
      const answer = await served.ask(`/api/v1${path}`, { as, headers: { 'accept-language': 'en' } });
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
      return (await answer.json()) as T;
    },
    publish: async (...texts) => {
      for (const text of texts) await sent('/agreements', { text, format: 'yaml' });
    },
    post: async (events) => {
      for (let from = 0; from < events.length; from += BATCH) await sent('/events', events.slice(from, from + BATCH));
    },
    end: async () => {
      await served.close();
      await stores.drop();
    },
  };
}

export const example = (path: string): string => readFileSync(join(ROOT, 'examples', path), 'utf8');
