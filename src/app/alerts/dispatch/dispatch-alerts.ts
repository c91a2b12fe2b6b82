import type { Versions } from '../../../core/agreement/index.ts';
import { otherAlertKey, type Route, routesOf } from '../../../core/alert/index.ts';
import { DAY_MS, type Instant } from '../../../core/time/index.ts';
import type { LiveRoster } from '../../live/roster.ts';
import type { AlertRow, Tx } from '../../ports/index.ts';
import { BLANK_ALERT } from '../blank-alert.ts';
import { tellEnded } from '../end/tell-ended.ts';
import type { AlertPorts } from '../ports.ts';
import { planLadders } from '../watch/ladder.ts';
import { planEnds } from '../watch/watch.ts';
import { contactsToTell } from './contacts.ts';
import { type Directory, openDirectory } from './directory.ts';
import { followingOn } from './following.ts';
import { OWNERS, resolve } from './recipients.ts';
import { type ToTell, tellAll } from './tell.ts';

/**
 * Finds whom to tell of alerts that are decided, and makes the messages, most urgent first. Any number of nodes may do so
 * at the same time; each alert is dispatched once.
 * @returns how many alerts were taken; 0: none is waiting, or others hold all that are
 */
export async function dispatchAlerts(ports: AlertPorts, limit: number): Promise<number> {
  const { store, rosters, rules, now } = ports;
  return await store.transact(async (tx) => {
    const alerts = await tx.lockNewAlerts(limit);
    if (alerts.length === 0) return 0;
    const at = now();
    const [directory, live] = await Promise.all([openDirectory(tx, rules), rosters.inForce(tx)]);
    const found = alerts.map((alert) => whomToTell(alert, live, directory, at));
    const all = found.flatMap(({ told }) => told);
    const followingOf = await followingOn(store, all, directory);
    const made = await tellAll(
      tx,
      all.map((one) => ({ ...one, following: followingOf(one) })),
      at,
    );
    await planLadders(tx, made);
    await warnOfUnmanned(tx, [...new Set(found.flatMap(({ unmanned }) => unmanned))], at);
    const keysOf = (isTold: boolean) =>
      found.filter(({ told }) => told.length > 0 === isTold).map(({ alert }) => alert.key);
    await settle(tx, keysOf(true), 'told', at);
    await settle(tx, keysOf(false), 'nobody', at);
    // What was over before anybody heard of it: who keeps a tally of both is told that, too.
    await tellEnded(
      tx,
      alerts.filter(({ endedAt }) => endedAt !== null),
      directory,
      at,
    );
    return alerts.length;
  });
}

async function settle(tx: Tx, keys: readonly string[], standing: 'told' | 'nobody', at: Instant): Promise<void> {
  if (keys.length > 0) await tx.settleAlerts(keys, standing, at);
}

interface Found {
  readonly alert: AlertRow;
  readonly told: readonly ToTell[];
  readonly unmanned: readonly string[];
}

/** Who is told of an alert at an instant, how and when; and the rotas in which nobody is on call. */
export function whomToTell(alert: AlertRow, live: LiveRoster, directory: Directory, at: Instant): Found {
  const versions = live.roster.all.find(({ id }) => id === alert.agreement) ?? null;
  const language = languageOf(versions, live);
  const told: ToTell[] = contactsToTell(alert, versions, at, directory).map((one) => ({
    ...one,
    alert,
    rule: null,
    step: 0,
    sendAt: at,
    following: null,
  }));
  const unmanned: string[] = [];
  const routes = routesFor(alert, directory, at);
  let isOthers = false;
  for (const { rule, to, via, sendAt } of routes) {
    // Whoever is on call when it is sent.
    const telling = { alert, via, rule, at: sendAt, language };
    const steps = [to, ...rule.ladder.map((one) => one.to)];
    for (const [step, recipients] of steps.entries()) {
      const found = resolve(recipients, { ...telling, step }, directory);
      told.push(...found.told.map((one) => ({ ...one, alert, rule, step, sendAt, following: null })));
      unmanned.push(...found.unmanned);
      isOthers ||= found.isOthers;
      // Nobody is on call, or can be reached: the next is told without waiting for an answer that can not come.
      if (found.unmanned.length === 0 && (found.told.length > 0 || found.isOthers)) break;
    }
  }
  // A breach reaches owners rather than nobody, where those it is for can not be reached.
  if (alert.kind === 'breach' && told.length === 0 && routes.length > 0 && !isOthers) {
    const telling = { alert, via: null, rule: null, step: 0, at, language };
    const owners = resolve(OWNERS, telling, directory).told;
    told.push(...owners.map((one) => ({ ...one, alert, rule: null, step: 0, sendAt: at, following: null })));
  }
  return { alert, told, unmanned };
}

/** That something can not be delivered, or nobody is on call, is told to owners even where no rule has anybody for it. */
function routesFor(alert: AlertRow, { rules }: Directory, at: Instant): readonly Route[] {
  const routes = routesOf(rules, alert, at);
  return alert.kind === 'delivery' && routes.length === 0 ? [{ ...TO_OWNERS, sendAt: at }] : routes;
}

const TO_OWNERS = {
  rule: { id: 'owners', when: {}, to: OWNERS, via: null, digestEveryMs: null, quiet: null, ladder: [], last: true },
  to: OWNERS,
  via: null,
} as const;

/** Of what the alert is about; else of most agreements there are. */
function languageOf(versions: Versions | null, { agreements }: LiveRoster): 'fr' | 'en' {
  const last = versions?.versions[versions.versions.length - 1];
  if (last !== undefined) return last.language;
  const french = agreements.filter(({ language }) => language === 'fr').length;
  return french * 2 > agreements.length ? 'fr' : 'en';
}

async function warnOfUnmanned(tx: Tx, rotas: readonly string[], at: Instant): Promise<void> {
  if (rotas.length === 0) return;
  const day = Math.floor(at / DAY_MS);
  const alerts = rotas.map((rota) => ({
    ...BLANK_ALERT,
    key: otherAlertKey('delivery', 'nobodyOnCall', rota, day),
    kind: 'delivery' as const,
    at,
    details: { problem: 'nobodyOnCall', recipient: `rota:${rota}` },
    standing: 'new' as const,
  }));
  await planEnds({ tx }, await tx.decide(alerts, at), (day + 1) * DAY_MS);
}
