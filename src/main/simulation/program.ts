import { readEventLines } from '../../connectors/event-log/index.ts';
import { repeatFinder, sorter } from '../../connectors/spill/index.ts';
import { shippedBases } from '../bases.ts';
import { packageFolder } from '../package-folder.ts';
import { endWithParent } from './end-with-parent.ts';
import { simulated } from './simulated.ts';
import type { FromSimulation, ToSimulation } from './talk.ts';

// A process of its own: works on one simulation, as `openSimulationRunner` hands it over, and knows nothing else.

const tell = (message: FromSimulation) => process.send?.(message);
const wanted = new Map<string, (text: { readonly ref: string; readonly text: string } | null) => void>();

process.on('message', (said: ToSimulation) => {
  if ('given' in said) {
    wanted.get(said.given)?.(said.text);
    wanted.delete(said.given);
    return;
  }
  const { asked, names } = said.task;
  simulated(asked, names, {
    text: (ref) =>
      new Promise((resolve) => {
        wanted.set(ref, resolve);
        tell({ want: ref });
      }),
    bases: shippedBases(packageFolder()),
    holidays: () => import('../../connectors/holidays/index.ts').then((found) => found.loadHolidaySource()),
    tzdata: process.versions['tz'] ?? 'unknown',
    log: { readEventLines, openSorter: sorter, openRepeatFinder: repeatFinder },
    reading: () => tell({ events: true }),
    progress: (progress) => tell({ progress }),
  }).then(
    (end) => tell(end.kind === 'done' ? { done: end.result } : { failed: end.problem }),
    (error: unknown) => tell({ broken: error instanceof Error ? String(error.stack) : String(error) }),
  );
});
endWithParent();
tell({ ready: true });
