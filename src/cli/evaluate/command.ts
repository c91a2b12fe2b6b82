import type { Ending } from '../exit.ts';
export async function run(): Promise<Ending> {
  return 'fine';
}
