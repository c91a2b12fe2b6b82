import type { Agreement, Bonus, CapTerms, CapWindow, Remedy } from '../../core/agreement/index.ts';
import { type Block, type Definition, defined } from '../block.ts';
import { saidPromise, titleOf } from '../promise.ts';
import type { Words } from '../words.ts';
import { dueText, formulaTexts } from './formula-text.ts';
import { capText, namedBase } from './share-text.ts';

/** What is owed when a promise is missed, what is earned for exceeding it, and how much at most. */
export function remedyBlocks(agreement: Agreement, words: Words): readonly Block[] {
  const { remedies, bonuses, caps } = agreement.commercial;
  const limits = (Object.entries(caps) as [CapWindow, CapTerms][]).map(([window, cap]) => ({
    term: words.word(window, 'window'),
    text: capText(cap, agreement, words),
  }));
  const capBlocks: readonly Block[] =
    limits.length === 0
      ? []
      : [
          { kind: 'heading', text: words.say('Plafonds', 'Caps'), place: 'caps' },
          {
            kind: 'paragraph',
            text: words.say(
              'Le total des réductions de prix et pénalités ne dépasse pas\u202f:',
              'Service credits and penalties together do not exceed:',
            ),
          },
          { kind: 'definitions', items: limits },
        ];
  return [
    ...remedies.flatMap((remedy) => remedyText(remedy, agreement, words)),
    ...bonuses.flatMap((bonus) => bonusText(bonus, agreement, words)),
    ...capBlocks,
  ];
}

function targetTitle(id: string, agreement: Agreement, words: Words): string {
  const target = agreement.targets.find((one) => one.id === id && one.level === null);
  return target === undefined ? id : titleOf(target, agreement, words);
}

function remedyText(remedy: Remedy, agreement: Agreement, words: Words): readonly Block[] {
  const on = targetTitle(remedy.on, agreement, words);
  const heading = remedy.title?.[words.language] ?? `${capital(words.word(remedy.kind, 'kind'))} – ${on}`;
  const base = remedy.of === null ? null : namedBase(remedy.of, agreement, words);
  const texts = remedy.formula === null ? [] : formulaTexts(remedy.formula, base, words);
  const items: Definition[] = [
    { term: words.say('Engagement', 'Commitment'), text: on },
    ...requiredOf(remedy.on, agreement, words),
    { term: words.say('Nature', 'Kind'), text: words.word(remedy.kind, 'kind') },
    ...termsOf(remedy, agreement, words),
  ];
  return [
    { kind: 'heading', text: heading, place: `remedies.${remedy.id}` },
    ...list(texts),
    { kind: 'definitions', items },
    ...earnedBack(remedy, agreement, words),
  ];
}

/** What must be missed before anything is owed. */
function requiredOf(id: string, agreement: Agreement, words: Words): readonly Definition[] {
  const target = agreement.targets.find((one) => one.id === id && one.level === null);
  const required =
    target === undefined || target.requirement === null ? null : saidPromise(target, agreement, words).required;
  return required === null
    ? []
    : [{ term: words.say('Dû quand ceci n’est pas tenu', 'Due when this is not kept'), text: required }];
}

function list(items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** How it is asked for, contested, capped and paid. */
function termsOf(remedy: Remedy, agreement: Agreement, words: Words): readonly Definition[] {
  const { cap, group, contestWithin, noticeRequired } = remedy;
  const within = contestWithin === null ? null : words.length(contestWithin);
  return defined([
    [words.say('Demande', 'Claim'), claimText(remedy, words)],
    [words.say('Mise en demeure', 'Formal notice'), noticeRequired === true ? words.say('nécessaire', 'needed') : null],
    [words.say('Contestation', 'Contesting'), within === null ? null : words.say(`sous ${within}`, `within ${within}`)],
    [
      words.say('Non-cumul', 'Not cumulated'),
      group === null
        ? null
        : words.say(
            'de ce groupe, seul le remède le plus favorable est dû',
            'of this group only the most favourable remedy is due',
          ),
    ],
    [words.say('Répétition', 'Repetition'), repeatText(remedy, words)],
    [words.say('Plafond', 'Cap'), cap === null ? null : capText(cap, agreement, words)],
    [words.say('Versement', 'Paid as'), words.word(remedy.applied, 'applied')],
  ]);
}

function claimText({ claim }: Remedy, words: Words): string | null {
  if (claim?.onRequest !== true) return null;
  if (claim.within === null) return words.say('à demander', 'to be claimed');
  const within = words.length(claim.within);
  return words.say(
    `à demander sous ${within}, sinon rien n’est dû`,
    `to be claimed within ${within}, else nothing is due`,
  );
}

function repeatText({ repeat }: Remedy, words: Words): string | null {
  if (repeat === null) return null;
  return words.say(
    `multiplié par ${repeat.times} si l’engagement est encore manqué sous ${repeat.withinPeriods} périodes`,
    `times ${repeat.times} when missed again within ${repeat.withinPeriods} periods`,
  );
}

function earnedBack({ on, id }: Remedy, { commercial }: Agreement, words: Words): readonly Block[] {
  const terms = commercial.earnBack.find((one) => one.on === id || one.on === on);
  if (terms === undefined) return [];
  const { kind, count, of } = terms.condition;
  const text = {
    every: words.say(
      `Effacé en cas de rattrapage\u202f: l’engagement est tenu chacune des ${of} périodes suivantes.`,
      `Earned back when the commitment is kept in each of the next ${of} periods.`,
    ),
    atLeast: words.say(
      `Effacé en cas de rattrapage\u202f: l’engagement est tenu ${count} fois au moins parmi les ${of} périodes suivantes.`,
      `Earned back when the commitment is kept in at least ${count} of the next ${of} periods.`,
    ),
    mean: words.say(
      `Effacé en cas de rattrapage\u202f: la moyenne des ${of} périodes suivantes est excellente.`,
      `Earned back when the mean of the next ${of} periods is outstanding.`,
    ),
  }[kind];
  return [{ kind: 'paragraph', text }];
}

function bonusText(bonus: Bonus, agreement: Agreement, words: Words): readonly Block[] {
  const on = targetTitle(bonus.on, agreement, words);
  const heading = bonus.title?.[words.language] ?? words.say(`Bonus – ${on}`, `Bonus – ${on}`);
  const base = bonus.of === null ? null : namedBase(bonus.of, agreement, words);
  const texts = bonus.tiers.map(({ fromPpm, due }) => {
    const [share, amount] = [words.share(fromPpm), dueText(due, base, words)];
    return words.say(`À partir de ${share}\u202f: ${amount}.`, `From ${share} on: ${amount}.`);
  });
  const unless = bonus.unlessBreached.map((id) => targetTitle(id, agreement, words));
  const condition = words.say(
    `Rien n’est dû si l’un de ces engagements est dépassé dans la période\u202f: ${words.listed(unless)}.`,
    `Nothing is earned when one of these is missed in the period: ${words.listed(unless)}.`,
  );
  const cap = bonus.cap === null ? null : capText(bonus.cap, agreement, words);
  return [
    { kind: 'heading', text: heading, place: `bonuses.${bonus.id}` },
    ...list([
      ...texts,
      ...(unless.length === 0 ? [] : [condition]),
      ...(cap === null ? [] : [words.say(`Au plus ${cap}.`, `At most ${cap}.`)]),
    ]),
  ];
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
