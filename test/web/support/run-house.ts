import type { TestProject } from 'vitest/node';
import { openHouse } from './house.ts';

let close = async () => {};

/** One demonstration for all tests of pages: its year is loaded once. */
export async function setup(project: TestProject): Promise<void> {
  const opened = await openHouse();
  close = opened.close;
  project.provide('house', opened.house);
}

export async function teardown(): Promise<void> {
  await close();
}
