import type { TestProject } from 'vitest/node';
import { type Cluster, DEBIAN_15, startCluster } from './cluster.ts';
import { type Template, templateIn } from './fresh-stores.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** What `storesOfRun` copies, or why there is none. */
    postgres15: Template | { readonly missing: string };
  }
}

/** Enough for as many files at a time as a large machine runs. */
const CONNECTIONS = 400;

let cluster: Cluster | null = null;

/** Starts the cluster that all files of a run share, before the first of them. */
export async function setup(project: TestProject): Promise<void> {
  try {
    cluster = await startCluster(DEBIAN_15, { connections: CONNECTIONS });
    project.provide('postgres15', await templateIn(cluster));
  } catch (error) {
    // Those that need none run all the same.
    project.provide('postgres15', { missing: String(error) });
  }
}

/** Stops it after the last. */
export async function teardown(): Promise<void> {
  await cluster?.drop();
}
