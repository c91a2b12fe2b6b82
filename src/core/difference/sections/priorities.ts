import { neutral, unclear } from '../judge/judge.ts';
import { cellJudge } from '../judge/matrix.ts';
import { type Entry, leaf, type Section } from '../leaf.ts';
import { reference, said, text, texts } from '../value.ts';

export const prioritySection: Section = {
  named: 'priorities',
  renames: true,
  entries: ({ priorities }, laterId) =>
    Object.entries(priorities).map(([id, priority]) => ({
      path: `priorities.${id}`,
      id: laterId('priorities', id),
      leaves: [
        leaf('title', text(priority.title), neutral('description')),
        // What makes a ticket a P1 decides which promise it has.
        leaf('description', said(priority.description, text), unclear('wording')),
        leaf('examples', texts(priority.examples), unclear('wording')),
      ],
      presence: unclear('entry'),
    })),
};

/** Each cell by its impact and urgency, so that rows and columns may be moved. */
export const matrixSection: Section = {
  named: null,
  renames: false,
  entries: ({ priorityMatrix: matrix }) =>
    matrix === null
      ? []
      : matrix.impacts.flatMap((impact, row) =>
          matrix.urgencies.map((urgency, column): Entry => {
            const path = `priorityMatrix.${impact}.${urgency}`;
            const cell = said(matrix.table[row]?.[column], (id) => reference('priorities', id));
            return { path, id: path, leaves: [leaf('', cell, cellJudge)], presence: unclear('priorityMatrix') };
          }),
        ),
};
