import type { History } from './clients.ts';

/** `npm run test:long` asks for more of each. A seed draws the same agreements, stories and kills again. */
export const KILLS = Number(process.env['LEEWAY_KILLS'] ?? 6);
export const AWAY_SECONDS = Number(process.env['LEEWAY_AWAY_SECONDS'] ?? 5);
export const SEED = Number(process.env['LEEWAY_SEED'] ?? Date.now() % 100_000);

/** Prints what a run came to. */
export function tell(what: string, { acknowledged, counts }: History, known: object): void {
  process.stdout.write(`${what}: ${JSON.stringify({ events: acknowledged.size, ...counts, ...known })}\n`);
}
