import { useSelf } from '../../../api/session.ts';
import { useFormat } from '../../../words/format.ts';

/** An instant with its year and time, in the zone of who reads. */
export function useWhen(): (at: string) => string {
  const { timeZone } = useSelf();
  const format = useFormat();
  return (at) => `${format.day(at, timeZone, true)}, ${format.time(at, timeZone)}`;
}

/** An instant on the page. */
export function When({ at }: { readonly at: string }) {
  const told = useWhen()(at);
  return <time dateTime={at}>{told}</time>;
}
