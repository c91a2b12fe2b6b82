import { type Catalogue, type CatalogueEntry, namesIn } from '../../app/catalogue/index.ts';
import { parseDuration } from '../../core/time/index.ts';
import { allowance } from '../evaluate/promise.ts';
import { localDay } from '../format/moment.ts';
import { percent } from '../format/number.ts';
import { shellWord } from '../print/shell.ts';
import { table } from '../print/table.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';

/** The entries of the catalogue: what is promised, how sure that is, and where it was read. */
export function tellEntries({ entries, researched }: Catalogue, session: Session): string[] {
  const { say, paint, width, lang, world } = session;
  const titles = say.supplier.columns;
  const columns = [{ title: titles.id }, { title: titles.promise }, { title: titles.supplier, shrinkTo: 20 }];
  const rows = entries.map((entry) => [
    { text: visible(entry.id), paint: paint.bold },
    { text: promiseOf(entry, session) },
    { text: visible(namesIn(entry, lang).supplier) },
  ]);
  const [head = '', rule = '', ...lines] = table(columns, rows, width, paint.dim);
  const beneath = entries.map((entry) => {
    const service = visible(namesIn(entry, lang).service);
    const sure = say.supplier.confidence(service, visible(entry.confidence), visible(entry.source));
    return paint.dim(wrap(`  ${sure}`, width, '    '));
  });
  const command = [...world.calledAs, 'supplier', 'microsoft-365'].map(shellWord).join(' ');
  return [
    paint.bold(say.supplier.title(entries.length, localDay(researched, lang))),
    wrap(say.supplier.candidates(), width),
    '',
    head,
    rule,
    ...lines.flatMap((line, place) => [line, beneath[place] ?? '']),
    '',
    paint.dim(wrap(say.supplier.take(command), width, '  ')),
  ];
}

function promiseOf({ measure, target }: CatalogueEntry, session: Session): string {
  const { say, lang } = session;
  if (target === null) return say.supplier.noPromise();
  if (measure === 'availability') return say.supplier.perMonth(percent(target, lang));
  const within = parseDuration(target);
  return say.supplier.restored(within === null ? target : allowance(within, session));
}
