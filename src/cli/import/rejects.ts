import type { RejectedRow } from '../../app/import-csv.ts';
import type { Draft } from '../parts.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';

/** Rows told one by one up to this many; the rest are counted (and all of them are kept, where a file was named). */
const TOLD = 20;

export interface Rejects {
  readonly add: (row: RejectedRow) => void;
  readonly close: () => Promise<void>;
  /** Lets go of the file. */
  readonly drop: () => Promise<void>;
}

/** Tells rejected rows on stderr and keeps them in a file, each with its line and its reason. */
export function rejectsWriter(draft: Draft | null, csv: string, session: Session): Rejects {
  const { world, say, lang, json, errPaint, width } = session;
  let count = 0;
  let writing = draft === null ? Promise.resolve() : draft.write('line,code,reason,record\n');
  return {
    add: (row) => {
      count += 1;
      if (draft !== null) {
        const line = `${[String(row.line), row.code, row.message[lang], row.record].map(field).join(',')}\n`;
        writing = writing.then(() => draft.write(line));
      }
      if (json || count > TOLD) return;
      const text = `${visible(csv)}:${row.line}: ${errPaint.bad(`${say.check.level.error}[${row.code}]`)} ${visible(row.message[lang])} (${visible(row.help[lang])})`;
      void world.err.write(`${wrap(text, width, '  ')}\n`);
    },
    drop: async () => {
      await writing.catch(() => {});
      await draft?.drop();
    },
    close: async () => {
      await writing;
      await draft?.close();
      if (!json && count > TOLD) await world.err.write(`${say.evaluate.more(count - TOLD)}\n`);
    },
  };
}

function field(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
