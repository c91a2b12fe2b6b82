import type { Agreement } from '../../core/agreement/index.ts';
import type { Block } from '../block.ts';
import type { Cell, Matrix } from '../matrix.ts';
import { saidPromise } from '../promise.ts';
import type { Words } from '../words.ts';

/** How soon what is done, as a table of priorities, and then every promise with its hours and what is asked of many. */
export function commitmentBlocks(agreement: Agreement, matrix: Matrix, words: Words): readonly Block[] {
  const said = agreement.targets.map((target) => saidPromise(target, agreement, words));
  const all: Block = {
    kind: 'table',
    caption: words.say('Tous les engagements et objectifs', 'All commitments and objectives'),
    columns: words.say(
      ['Engagement ou objectif', 'Valeur', 'Plage de service', 'Exigence sur la période'],
      ['Commitment or objective', 'Value', 'Service hours', 'Required over the period'],
    ),
    rows: said.map(({ title, limit, hours, required }) => [
      title,
      limit,
      hours,
      required ?? words.say('chacun est jugé par lui-même', 'each is judged by itself'),
    ]),
    places: said.map(({ target, level }) => `${level === null ? '' : `levels.${level}.`}targets.${target}`),
  };
  return [...matrixBlocks(matrix, words), ...(said.length === 0 ? [] : [all])];
}

/** One table for all, and one for each plan that has figures of its own. */
function matrixBlocks(matrix: Matrix, words: Words): readonly Block[] {
  if (matrix.cells.length === 0) return [];
  return [null, ...matrix.levels].map((level): Block => {
    const plan = level === null ? null : level.title;
    return {
      kind: 'table',
      caption: captionOf(plan, matrix, words),
      columns: [words.say('Priorité', 'Priority'), ...matrix.measures.map(({ title }) => title)],
      rows: rowsOf(matrix, level?.id ?? null, words),
    };
  });
}

function captionOf(plan: string | null, matrix: Matrix, words: Words): string {
  const [first, ...more] = plan === null ? matrix.others.map(({ title }) => title) : [plan];
  if (first !== undefined && more.length === 0)
    return words.say(`Délais de la formule ${first}`, `Time limits of the ${first} plan`);
  if (first !== undefined) {
    const plans = words.listed([first, ...more]);
    return words.say(`Délais des formules ${plans}`, `Time limits of the plans ${plans}`);
  }
  return matrix.priorities.length === 0
    ? words.say('Délais', 'Time limits')
    : words.say('Délais par priorité', 'Time limits by priority');
}

function rowsOf(matrix: Matrix, level: string | null, words: Words): readonly (readonly string[])[] {
  const rows =
    matrix.priorities.length === 0
      ? [{ id: null, title: words.say('Toutes les demandes', 'All requests') }]
      : matrix.priorities;
  return rows.map(({ id, title }) => [
    title,
    ...matrix.measures.map((measure) => {
      const ofCell = matrix.cells.filter((cell) => cell.priority === id && cell.measure === measure.id);
      const own = ofCell.filter((cell) => cell.level === level);
      const shown = own.length > 0 ? own : ofCell.filter((cell) => cell.level === null);
      return shown.length === 0 ? '–' : shown.map((cell) => cellText(cell)).join(' · ');
    }),
  ]);
}

function cellText({ limit, only }: Cell): string {
  return only.length === 0 ? limit : `${limit} (${only.join(', ')})`;
}
