import { type Recipient, routesOf } from '../../../core/alert/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import type { AlertRow, MessageRow, Tx } from '../../ports/index.ts';
import { type Directory, openDirectory } from '../dispatch/directory.ts';
import { OWNERS, resolve, type Telling, type Told } from '../dispatch/recipients.ts';
import { type Made, type ToTell, tellAll } from '../dispatch/tell.ts';
import type { Look } from './watch.ts';

/** Plans to ask later whether anybody has acknowledged what a message tells, for each step of its rule's ladder. */
export async function planLadders(tx: Tx, made: readonly Made[]): Promise<void> {
  for (const { message, rule, step, sendAt } of made) {
    if (rule === null || rule.ladder.length <= step) continue;
    // What several rules tell somebody is one message; each of them climbs its own ladder.
    const isItsOwn = (await tx.message(message))?.rule === rule.id;
    for (const [place, { afterMs }] of rule.ladder.entries()) {
      if (place < step) continue;
      const name = ladderName(message, place + 1, isItsOwn ? null : rule.id);
      await tx.plan({ name, dueAt: sendAt + afterMs, note: null }, 'earlier');
    }
  }
}

/** Owners are tried so often where all of a ladder failed: by e-mail and by SMS. Then nothing is left to be tried. */
const LAST_TRIES = 2;

/**
 * A breach could not be delivered: the next step is taken now, by another channel where there is one. Where the rule has no
 * next step, owners are told; where that fails by every channel too, nobody is: it would be tried for ever.
 */
export async function hurryLadder(tx: Tx, { id, step, channel }: MessageRow, at: Instant): Promise<void> {
  await tx.plan({ name: ladderName(id, step + 1, null), dueAt: at, note: JSON.stringify({ notBy: channel }) });
}

/** @param rule another than the one under which the message was made; null: that one */
function ladderName(message: string, step: number, rule: string | null): string {
  return `ladder:${step}:${message}${rule === null ? '' : `#${rule}`}`;
}

/** Tells the next of a ladder, if anything that the message told is neither acknowledged nor over. */
export async function lookAtLadder({ entry, tx, ports, at }: Look): Promise<null> {
  const [, stepText, id, another] = /^ladder:(\d+):([^#]+)(?:#(.*))?$/su.exec(entry.name) ?? [];
  const message = id === undefined ? null : await tx.message(id);
  if (message === null) return null;
  const open = await unanswered(tx, message.id);
  if (open.length === 0) return null;
  const directory = await openDirectory(tx, ports.rules);
  const { rules } = directory;
  const rule = rules.rules.find(({ id: known }) => known === (another ?? message.rule)) ?? null;
  // A message may tell of more than another rule is for.
  const isFor = (alert: AlertRow) =>
    another === undefined || routesOf(rules, alert, message.madeAt).some((route) => route.rule.id === another);
  const alerts = open.filter(isFor);
  const step = Number(stepText);
  const notBy = entry.note === null ? null : (JSON.parse(entry.note) as { notBy: string }).notBy;
  const beyond = step - (rule?.ladder.length ?? 0);
  const to = rule?.ladder[step - 1]?.to ?? (notBy === null || beyond > LAST_TRIES ? [] : OWNERS);
  const told = alerts.flatMap((alert): readonly ToTell[] => {
    const telling = { alert, via: rule?.via ?? null, rule, step, at, language: message.language };
    const found = leading(to, telling, directory, notBy);
    return found.map((one) => ({ ...one, alert, rule, step, sendAt: at, following: null }));
  });
  await tellAll(tx, told, at);
  return null;
}

/** Who is told, and how; where a channel has failed, by another one where somebody has it. */
function leading(
  to: readonly Recipient[],
  telling: Telling,
  directory: Directory,
  notBy: string | null,
): readonly Told[] {
  const found = resolve(to, telling, directory).told;
  if (notBy === null) return found;
  const others = found.filter(({ channel }) => channel !== notBy && channel !== 'page');
  if (others.length > 0) return others;
  const any = resolve(to, { ...telling, via: ['sms', 'email'] }, directory).told;
  const byAnother = any.filter(({ channel }) => channel !== notBy);
  return byAnother.length > 0 ? byAnother : found;
}

async function unanswered(tx: Tx, message: string): Promise<readonly AlertRow[]> {
  const found: AlertRow[] = [];
  for (const key of await tx.alertsOfMessage(message)) {
    const alert = await tx.alert(key);
    if (alert !== null && alert.acknowledgedAt === null && alert.endedAt === null) found.push(alert);
  }
  return found;
}
