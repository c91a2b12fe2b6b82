import type { Schemas } from '../../../api/client.ts';
import { shareOf } from '../../../app/shares.ts';
import type { Format } from '../../../words/format.ts';

type Field = Pick<Schemas['Template']['fields'][number], 'kind' | 'standard'>;

/** What a standard agreement answers, as its reader would write it: `30 min`, `99,9 %`, `350,00 €`. The server reads both spellings. */
export function shownAnswer({ kind, standard }: Field, format: Format): string {
  if (standard === null) return '';
  if (kind === 'share') return format.percent(shareOf(standard) ?? 0, 4);
  const money = kind === 'money' ? /^(\d+)\.(\d\d) ([A-Z]{3})$/.exec(standard) : null;
  if (money !== null) return format.money(Number(`${money[1]}${money[2]}`), money[3] ?? '');
  const time = kind === 'duration' ? /^(?:(\d+)h)?(?:(\d+)m)?$/.exec(standard) : null;
  return time === null ? standard : format.serviceTime(Number(time[1] ?? 0) * 3_600 + Number(time[2] ?? 0) * 60);
}
