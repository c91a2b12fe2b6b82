import type { TestProject } from 'vitest/node';
import type { Made } from '../../../scripts/screenshots/addresses.mjs';
import { madeIn } from '../states/support/made.ts';
import { openHouse } from './house.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** What each screen shows one of. */
    readonly made: Made;
  }
}

let close = async () => {};

/** One demonstration for all tests of pages: its year is loaded once. */
export async function setup(project: TestProject): Promise<void> {
  const opened = await openHouse();
  close = opened.close;
  project.provide('house', opened.house);
  project.provide('made', await madeIn(opened.house));
}

export async function teardown(): Promise<void> {
  await close();
}
