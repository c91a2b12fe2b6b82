import { type Agreement, type ClockRules, isClockMeasure } from '../../core/agreement/index.ts';
import { timeOfMinute } from '../../core/calendar/index.ts';
import type { RuleTelling } from '../block.ts';
import { titleOf } from '../promise.ts';
import type { Words } from '../words.ts';
import { EXAMPLES } from './examples.ts';
import { stageOf } from './imagined-ticket.ts';
import { CHANNELS, PAUSE_REASONS, RULE_TITLES, RULE_VALUES, type RuleName, type RuleValue } from './rule-words.data.ts';

/** Each named rule of time limits in plain words, promises that have it otherwise apart. Empty where nothing is timed. */
export function ruleTellings(agreement: Agreement, words: Words): readonly RuleTelling[] {
  const clocks = agreement.targets.filter(({ measure }) => isClockMeasure(measure));
  if (clocks.length === 0) return [];
  const stage = stageOf(agreement);
  return (Object.keys(RULE_TITLES) as RuleName[]).flatMap((rule) => {
    const text = ruleText(rule, agreement.rules, words);
    if (text === null || !isOfUse(rule, agreement)) return [];
    const exceptions = clocks
      .map((target) => ({ title: titleOf(target, agreement, words), text: ruleText(rule, target.rules, words) ?? '' }))
      .filter((own) => own.text !== text);
    return [
      {
        rule,
        title: RULE_TITLES[rule][words.language],
        text,
        exceptions,
        example: stage === null ? null : (EXAMPLES[rule]?.(stage, words) ?? null),
      },
    ];
  });
}

/** A rule on what is promised nowhere would only puzzle its reader. */
function isOfUse(rule: RuleName, { targets }: Agreement): boolean {
  const measures = new Set(targets.map(({ measure }) => measure));
  if (rule === 'firstResponse') return measures.has('firstResponse');
  if (rule === 'intervention') return measures.has('intervention');
  if (rule === 'restorationStopsOn') return measures.has('restoration');
  return true;
}

/** What a rule says under given values; null: it says nothing (no hour after which, no channels). */
function ruleText(rule: RuleName, rules: ClockRules, words: Words): string | null {
  const value = (key: RuleValue) => RULE_VALUES[key][words.language];
  switch (rule) {
    case 'startOn':
      return value(`startOn.${rules.startOn}`);
    case 'channels':
      return rules.channels === null ? null : channelsText(rules.channels, words);
    case 'cutOff':
      return rules.cutOffMinute === null ? null : cutOffText(rules.cutOffMinute, words);
    case 'firstResponse':
      return value(`firstResponse.${rules.firstResponse}`);
    case 'intervention':
      return value(rules.interventionOnSite ? 'intervention.onSite' : 'intervention.anywhere');
    case 'restorationStopsOn':
      return value(rules.restorationStopsOnWorkaround ? 'restoration.workaround' : 'restoration.service');
    case 'pauseOn':
      return pauseText(rules.pauseOn, words);
    case 'maxPause':
      return rules.pauseOn.length === 0 ? null : maxPauseText(rules.maxPause, words);
    case 'resumeOnReply':
      return rules.pauseOn.length === 0 ? null : value(`resumeOnReply.${rules.resumeOnReply}`);
    case 'priorityChange':
      return value(`priorityChange.${rules.priorityChange}`);
    case 'reopen':
      return value(`reopen.${rules.reopen}`);
    case 'reopenWindow':
      return reopenWindowText(rules, words);
    case 'attribute':
      return value(`attribute.${rules.attribute}`);
    case 'agreementChange':
      return value(`agreementChange.${rules.agreementChange}`);
    case 'merged':
      return value(`merged.${rules.merged}`);
    case 'dueTime':
      return words.say(
        'Un délai qui s’achève exactement à son échéance est tenu. Un dépassement ne s’efface jamais\u202f; il peut être neutralisé, avec motif, preuve et nom de qui l’a décidé.',
        'A time limit that ends exactly at its due time is kept. A miss is never erased; it may be excused, with a reason, evidence and the name of who decided it.',
      );
  }
}

function channelsText(channels: readonly string[], words: Words): string {
  const names = words.listed(channels.map((channel) => CHANNELS[channel]?.[words.language] ?? channel));
  return words.say(
    `Seules comptent les déclarations par ces canaux\u202f: ${names}.`,
    `Only reports through these channels count: ${names}.`,
  );
}

function cutOffText(minute: number, words: Words): string {
  const time = timeOfMinute(minute);
  return words.say(
    `Une demande déclarée après ${time.replace(':', '\u202fh\u202f')} compte à partir de l’ouverture suivante.`,
    `A request reported after ${time} counts from the next opening.`,
  );
}

function pauseText(reasons: readonly string[], words: Words): string {
  if (reasons.length === 0) return words.say('Aucun motif ne gèle un délai.', 'Nothing pauses a time limit.');
  const names = words.listed(reasons.map((reason) => PAUSE_REASONS[reason]?.[words.language] ?? reason));
  return words.say(
    `Un délai est gelé pour ces motifs, et pour eux seuls\u202f: ${names}. La prise en compte, la prise en charge, la première réponse, l’intervention et la réponse aux relances ne le sont pas, sauf si le contrat le dit.`,
    `A time limit is paused for these reasons, and for no others: ${names}. Acknowledgement, taking on, first response, intervention and replies to follow-ups are not, unless the agreement says so.`,
  );
}

function maxPauseText(maxPause: ClockRules['maxPause'], words: Words): string {
  if (maxPause === null) return words.say('Un gel dure jusqu’à sa fin.', 'A pause lasts until it is ended.');
  const most = words.duration(maxPause);
  return words.say(
    `Un gel dure au plus ${most}\u202f; ensuite le délai reprend de lui-même.`,
    `A pause lasts ${most} at most; then the time limit resumes by itself.`,
  );
}

function reopenWindowText({ reopen, reopenWindow }: ClockRules, words: Words): string | null {
  if (reopen === 'firstResolutionFinal') return null;
  if (reopenWindow === null) return RULE_VALUES['reopenWindow.none'][words.language];
  const within = words.duration(reopenWindow);
  return words.say(
    `Une demande rouverte dans ce temps après sa résolution est la même demande\u202f: ${within}. Au-delà, un nouveau délai entier commence, et les deux comptent.`,
    `A request reopened within this time after its resolution is the same request: ${within}. Later, a new full limit begins, and both count.`,
  );
}
