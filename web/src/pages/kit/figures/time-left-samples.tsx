import { serverNow } from '../../../api/server-time.ts';
import { DueWords } from '../../../kit/time/due-words.tsx';
import { RelativeDay } from '../../../kit/time/relative-day.tsx';
import { TimeLeft } from '../../../kit/time/time-left.tsx';
import { inMinutes, STATES, ZONE } from './samples.ts';

/** Every state of the bar, in its three sizes. */
export function TimeLeftSamples() {
  const now = serverNow();
  const base = { budgetSeconds: 4 * 3_600, asOf: inMinutes(now, 0), timeZone: ZONE, isOver: false };
  const minutes = (left: number) => ({ ...base, remainingSeconds: left * 60, dueAt: inMinutes(now, left) });
  const all = [
    { ...minutes(190), state: 'running' as const },
    { ...minutes(34), state: 'running' as const },
    { ...minutes(1), state: 'running' as const },
    { ...minutes(-20), state: 'breached' as const },
    { ...minutes(-20), state: 'breached' as const, isOver: true },
    { ...minutes(72), state: 'closed' as const, opensAt: inMinutes(now, 900), dueAt: inMinutes(now, 972) },
    { ...minutes(120), state: 'running' as const, isStale: true },
    ...STATES.map((state) => ({ ...minutes(96), state })),
  ];
  return (
    <div className="grid gap-6">
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        {all.map((facts, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: samples never move
          <TimeLeft key={at} {...facts} />
        ))}
      </div>
      <div className="grid w-fit max-w-full gap-1.5 overflow-hidden">
        {all.map((facts, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: samples never move
          <TimeLeft key={at} {...facts} size="compact" />
        ))}
      </div>
      {all.slice(1, 4).map((facts) => (
        <TimeLeft key={facts.remainingSeconds} {...facts} size="wall" />
      ))}
      <p className="flex flex-wrap gap-x-6">
        <DueWords dueAt={inMinutes(now, 34)} timeZone={ZONE} />
        <DueWords dueAt={inMinutes(now, -2_000)} timeZone={ZONE} />
        <DueWords dueAt={null} timeZone={ZONE} />
        <RelativeDay at={inMinutes(now, 1_440)} timeZone={ZONE} />
        <RelativeDay at={inMinutes(now, 9_000)} timeZone={ZONE} />
      </p>
    </div>
  );
}
