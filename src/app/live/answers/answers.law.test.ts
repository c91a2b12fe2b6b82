import { describe, expect, it } from 'vitest';
import { drawLife, seeds } from '../../../../test/live/life.ts';
import { type Living, SYSTEM } from '../../../../test/live/living.ts';
import { evaluate } from '../../../core/evaluate.ts';
import { type Event, orderEvents } from '../../../core/event/index.ts';
import { clockJson, objectiveJson } from '../../../core/report/index.ts';
import type { Judged } from '../../../core/verdict/index.ts';
import { type Actor, SCOPES_OF } from '../../access/actor.ts';
import type { Refusal } from '../../refusal.ts';
import { boardPage } from './board.ts';
import { writeEvaluation } from './evaluation-text.ts';
import { objectivesAnswer } from './objectives.ts';
import { ticketAnswer } from './ticket.ts';
import { factsOfTypes } from './vantage.ts';

const TELLING = { lang: 'en', receipts: true } as const;
const NOW = { asOf: null, knownAt: null } as const;
const ACME: Actor = { ...SYSTEM, kind: 'person', role: 'customer', customer: 'acme', scopes: SCOPES_OF.customer };

/** Everything that was ever kept, as core evaluates it. */
async function replayed({ store, ports }: Living, asOf: number, knownAt: number | null = null) {
  const kept: Event[] = [];
  const types = new Set((await store.facts({}, null, 100_000)).map(({ event }) => event.type));
  for await (const event of factsOfTypes(store, [...types])) kept.push(event);
  const { inForce, knownAt: knownThen } = ports.rosters;
  const { agreements, names } = await (knownAt === null ? inForce(store) : knownThen(store, knownAt));
  const evaluation = evaluate({ agreements, names, asOf, knownAt, events: orderEvents(kept) });
  return {
    evaluation,
    tickets: [...new Set(kept.filter(({ type }) => type.startsWith('ticket.')).map((e) => e.subject))],
  };
}

/** Objectives, with what was restated in one order, and without which of several facts did it. */
const comparable = (objectives: readonly Parameters<typeof objectiveJson>[0][]) =>
  objectives.map(objectiveJson).map((one) => ({
    ...one,
    restatements: one.restatements.map(({ because: _because, ...rest }) => JSON.stringify(rest)).sort(),
  }));

describe('answers about the present', () => {
  it.each(seeds.filter((seed) => seed % 2 === 0))(
    'are those of an evaluation of all facts (world %i)',
    async (seed) => {
      await drawLife(seed, async (system, present) => {
        await system.look();
        const { evaluation, tickets } = await replayed(system, present);
        const found = await objectivesAnswer({ ...NOW, agreement: null, window: null }, SYSTEM, system.ports);
        expect(comparable([...found.objectives])).toEqual(comparable([...evaluation.objectives]));
        for (const ticket of tickets) {
          const question = { ticket, asOf: null, knownAt: null, ...TELLING };
          const answer = (await ticketAnswer(question, SYSTEM, system.ports)) as Exclude<
            Awaited<ReturnType<typeof ticketAnswer>>,
            Refusal
          >;
          const own = evaluation.clocks.filter((clock) => clock.ticket === ticket);
          if ('refused' in answer) expect(own).toEqual([]);
          else expect(answer.clocks).toMatchObject(own.map((clock) => clockJson(clock, TELLING)));
        }
        expect(await boarded(system)).toEqual(evaluation.clocks.filter(isOnBoard).map(shown).sort());
      });
    },
  );
  it.each(seeds.filter((seed) => seed % 4 === 1))(
    'and a whole evaluation of what is kept is the same (world %i)',
    async (seed) => {
      await drawLife(seed, async (system, present) => {
        const { evaluation } = await replayed(system, present);
        let text = '';
        const question = { asOf: null, knownAt: null, window: null, customer: null };
        await writeEvaluation(
          question,
          { ...TELLING, tzdata: 'x' },
          (piece) => {
            text += piece;
          },
          system.ports,
        );
        const told = JSON.parse(text);
        expect(told.clocks).toEqual(evaluation.clocks.map((clock) => clockJson(clock, TELLING)));
        expect(told.noCommitment).toEqual(evaluation.noCommitment);
        expect(told.objectives).toEqual(evaluation.objectives.map(objectiveJson));
      });
    },
  );
});

describe('objectives of any instant', () => {
  it.each(seeds.filter((seed) => seed % 4 === 3))(
    'are those of an evaluation of the facts known then, and of the present those that are counted (world %i)',
    async (seed) => {
      const presents: number[] = [];
      await drawLife(seed, async (system, present) => {
        presents.push(present);
        await system.look();
        const ask = async (asked: object, actor = SYSTEM) => {
          const question = { ...NOW, agreement: null, window: null, ...asked };
          return (await objectivesAnswer(question, actor, system.ports)).objectives;
        };
        for (const actor of [SYSTEM, ACME])
          expect(comparable(await ask({ asOf: present }, actor))).toEqual(comparable(await ask({}, actor)));
        const past = presents[(present + seed) % presents.length] as number;
        for (const asked of [
          { asOf: past, knownAt: null },
          { asOf: past, knownAt: past },
          { asOf: null, knownAt: past },
        ]) {
          const { evaluation } = await replayed(system, asked.asOf ?? present, asked.knownAt);
          expect((await ask(asked)).map(objectiveJson)).toEqual(evaluation.objectives.map(objectiveJson));
        }
      });
    },
  );
});

const isOnBoard = ({ state }: Judged) => ['running', 'closedHours', 'paused', 'notStarted'].includes(state);
const shown = (clock: Judged) => {
  const { ticket, agreement, target, measure, cycle, state, verdict, dueAt, remainingSeconds, breachedAt } = clockJson(
    clock,
    TELLING,
  );
  return JSON.stringify({
    ticket,
    agreement,
    target,
    measure,
    cycle,
    state,
    verdict,
    dueAt,
    remainingSeconds,
    breachedAt,
  });
};

/** The whole board, page by page. */
async function boarded({ ports }: Living): Promise<readonly string[]> {
  const rows: string[] = [];
  let after = null as Awaited<ReturnType<typeof boardPage>>['next'];
  do {
    const page = await boardPage({ filter: {}, after, limit: 3, lang: 'en' }, SYSTEM, ports);
    for (const {
      ticket,
      agreement,
      target,
      measure,
      cycle,
      state,
      verdict,
      dueAt,
      remainingSeconds,
      breachedAt,
    } of page.items)
      rows.push(
        JSON.stringify({
          ticket,
          agreement,
          target,
          measure,
          cycle,
          state,
          verdict,
          dueAt,
          remainingSeconds,
          breachedAt,
        }),
      );
    after = page.next;
  } while (after !== null);
  return rows.sort();
}
