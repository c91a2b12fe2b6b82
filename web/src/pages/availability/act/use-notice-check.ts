import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answer, client, type ProblemError, type Schemas } from '../../../api/client.ts';

export type Checked = Schemas['CheckedMaintenance'];

interface Asked {
  readonly service: string;
  readonly customer: string | null;
  readonly from: string;
  readonly to: string;
}

const REST_MS = 300;

/** What an announcement would come to, asked for once the typing rests; nothing of it is kept. */
export function useNoticeCheck(asked: Asked) {
  const [settled, setSettled] = useState(asked);
  const text = JSON.stringify(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as Asked), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const isWhole = settled.from !== '' && settled.to !== '';
  const query = useQuery<Checked, ProblemError>({
    queryKey: ['maintenance check', settled],
    // The client's own type of a list within an answer is not one.
    queryFn: ({ signal }) =>
      answer<Checked>(client.POST('/api/v1/maintenance/check', { body: settled, signal }) as never),
    enabled: isWhole,
    // What is in time passes with the time.
    refetchInterval: 60_000,
    retry: false,
  });
  const isCurrent = isWhole && JSON.stringify(settled) === text;
  return {
    told: isCurrent && query.error === null ? (query.data ?? null) : null,
    error: isCurrent ? query.error : null,
    isPending: asked.from !== '' && asked.to !== '' && (!isCurrent || query.isPending),
  };
}
