import { parsePercent } from '../../core/money/index.ts';
import type { PlainTarget } from '../lower/targets.ts';
import { type Context, entriesOf } from './context.ts';
import { anyClock } from './vague.ts';

/** Clauses without which a customer's agreement should not be signed. */
export const NEEDED_CLAUSES = ['liability', 'dataProtection', 'exit', 'forceMajeure'] as const;

/** What an agreement should say and does not. */
export function checkHoles(context: Context): void {
  checkPromises(context);
  checkPriorities(context);
  checkServices(context);
  checkContacts(context);
  checkLevels(context);
  checkUpkeep(context);
}

function checkPromises(context: Context): void {
  if (context.keys('targets').length === 0) context.say('noPromise', ['targets'], {}, 'key');
  const warned = entriesOf(context.plain.targets).some(([, { warnAt }]) => warnAt !== undefined);
  if (anyClock(context) && !warned && (context.plain.escalation ?? []).length === 0)
    context.say('noAlert', ['targets'], {}, 'key');
}

function checkPriorities(context: Context): void {
  const targets = entriesOf(context.plain.targets).map(([, target]) => target);
  for (const [priority, { examples }] of entriesOf(context.plain.priorities)) {
    const at = ['priorities', priority];
    const reached = targets.filter(({ when }) => when?.priority === undefined || when.priority.includes(priority));
    const promises = (measures: readonly string[]) => reached.some(({ measure }) => measures.includes(measure));
    if (!promises(['workaround', 'restoration', 'resolution', 'recoveryTime']))
      context.say('priorityWithoutEnd', at, { priority }, 'key');
    if (!promises(['acknowledgement', 'assignment', 'firstResponse', 'intervention'])) {
      context.say('noFirstResponse', at, { priority }, 'key');
    }
    if ((examples ?? []).length === 0) context.say('priorityWithoutExamples', at, { priority }, 'key');
  }
}

function checkServices(context: Context): void {
  const targets = entriesOf(context.plain.targets).map(([, target]) => target);
  for (const [service, { obligation, excludes }] of entriesOf(context.plain.services)) {
    const at = ['services', service];
    if (obligation === 'result' && !targets.some((target) => measures(target, service))) {
      context.say('resultWithoutTarget', [...at, 'obligation'], { service });
    }
    if ((excludes ?? []).length === 0) context.say('nothingExcluded', at, { service }, 'key');
  }
}

function measures({ when }: PlainTarget, service: string): boolean {
  return when?.service === undefined || when.service.includes(service);
}

function checkContacts(context: Context): void {
  const contacts = entriesOf(context.plain.contacts);
  const standIns = new Set(contacts.map(([, { backup }]) => backup));
  for (const [contact, { backup, reach }] of contacts) {
    const at = ['contacts', contact];
    if (backup === undefined && !standIns.has(contact)) context.say('noStandIn', at, { contact }, 'key');
    if ((reach ?? []).length === 0) context.say('noReach', at, { contact }, 'key');
  }
  if (context.plain.kind === 'sla') {
    const parties = context.keys('parties').filter((role) => role === 'provider' || role === 'customer');
    for (const party of parties) {
      if (contacts.some(([, contact]) => contact.party === party)) continue;
      if (context.keys('contacts').length === contacts.length)
        context.say('partyWithoutContact', ['parties', party], { party }, 'key');
    }
  }
  for (const [index, { after, to }] of (context.plain.escalation ?? []).entries()) {
    if (to.length === 0)
      context.say('escalationToNobody', ['escalation', index, 'to'], { afterPpm: parsePercent(after) });
  }
}

function checkLevels(context: Context): void {
  const given = new Set([
    ...(context.plain.assignments ?? []).map(({ level }) => level),
    ...(context.plain.adherents ?? []).map(({ level }) => level),
  ]);
  for (const level of Object.keys(context.plain.levels ?? {}).slice(1)) {
    if (!given.has(level)) context.say('levelWithoutMembers', ['levels', level], { level }, 'key');
  }
}

function checkUpkeep(context: Context): void {
  const { kind, term, parties, reviews } = context.plain;
  if (kind === 'sla') {
    for (const clause of NEEDED_CLAUSES) {
      if (!context.keys('clauses').includes(clause)) context.say('clauseMissing', ['clauses'], { clause }, 'key');
    }
  }
  if (term === undefined) return;
  if (term.reviewEvery === undefined && reviews === undefined) context.say('noReview', ['term'], {}, 'key');
  const customerKind = parties?.['customer']?.legalKind;
  if (
    term.renewal === 'tacit' &&
    term.notice === undefined &&
    (customerKind === 'consumer' || customerKind === 'nonProfessional')
  ) {
    context.say('tacitWithoutNotice', ['term', 'renewal'], { customerKind: `@${customerKind}` });
  }
}
