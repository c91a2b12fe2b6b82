import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Screen } from '../../../../scripts/screenshots/addresses.mjs';
import { SCOPES_OF, type Scope } from '../../../../src/app/access/index.ts';
import type { Role } from '../../support/house.ts';

interface Need {
  readonly scope: Scope | null;
  /** Not of somebody who is bound to a customer. */
  readonly isOurs?: boolean;
}

const ours = (scope: Scope): Need => ({ scope, isOurs: true });

/** What screens need beside somebody who is signed in, by the beginning of their names; the longest counts. */
const NEEDS: Readonly<Record<string, Need>> = {
  alerts: { scope: 'alerts:read' },
  'customer-money': ours('statements:read'),
  'customer-reports': { scope: 'statements:read' },
  'customer-dry-run': ours('tickets:read'),
  'report-draft': ours('statements:read'),
  welcome: { scope: 'agreements:write' },
  report: { scope: 'statements:read' },
  'agreement-new': { scope: 'agreements:write' },
  supplier: { scope: 'internals:read' },
  suppliers: { scope: 'internals:read' },
  simulation: { scope: 'internals:read' },
  simulations: { scope: 'internals:read' },
  'statement-draft': ours('statements:read'),
  statement: { scope: 'statements:read' },
  statements: { scope: 'statements:read' },
  'settings-people': { scope: 'people:read' },
  'settings-person': { scope: 'people:read' },
  'settings-sources': ours('sources:read'),
  'settings-source': ours('sources:read'),
  'settings-tokens': { scope: 'tokens:read' },
  'settings-retention': { scope: 'people:read' },
  'settings-audit': { scope: 'audit:read' },
  'settings-system': ours('system:read'),
  'settings-demonstration': ours('agreements:write'),
  'settings-rota': ours('alerts:read'),
  'settings-receivers': ours('alerting:write'),
  'settings-notifications': ours('alerts:read'),
  'settings-deliveries': ours('alerts:read'),
};

/** Whether somebody of a role is shown a screen; else they are told that it is not for them. */
export function sees(role: Role, { name }: Screen): boolean {
  const [, need] = Object.entries(NEEDS)
    .filter(([beginning]) => name === beginning || name.startsWith(`${beginning}-`))
    .sort(([a], [b]) => b.length - a.length)[0] ?? ['', { scope: null }];
  if (need.isOurs && role === 'customer') return false;
  return need.scope === null || SCOPES_OF[role].has(need.scope);
}

interface Common {
  readonly loading: string;
  readonly forbidden: { readonly title: string; readonly lead: string };
}

/** Words that stand on any screen. */
export function wordsOf(lang: 'fr' | 'en'): Common {
  const file = join(import.meta.dirname, `../../../../web/src/words/${lang}/common.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Common;
}

/** One of so many screens is visited where every one takes long; all of them in `npm run test:long`. */
const ONE_OF = Math.max(1, Number(process.env['LEEWAY_SCREENS_ONE_OF'] ?? 5));

export const someOf = (screens: readonly Screen[]): readonly Screen[] =>
  screens.filter((_, index) => index % ONE_OF === 0);
export const isWhole = ONE_OF === 1;
/** How long a test of many screens may take on a busy machine. */
export const PATIENCE_MS = isWhole ? 7_200_000 : 400_000;
