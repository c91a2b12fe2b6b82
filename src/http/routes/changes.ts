import { isRefusal, refusal } from '../../app/refusal.ts';
import { seal, unseal } from '../answering/seal.ts';
import type { Api } from '../api.ts';
import { changeStream } from '../changes/change-stream.ts';
import { openChangeHub } from '../changes/hub.ts';
import { define } from '../define.ts';
import type { HttpParts } from '../parts.ts';

const BEAT_MS = 15_000;
const MOST_STREAMS = 2_000;
const MOST_EACH = 100;
const PURPOSE = 'mark';

const SPEC = {
  method: 'get',
  path: '/changes',
  scope: 'tickets:read',
  summary: 'What changes, as server-sent events',
  description:
    'One event `changed` for each commit, or for several, with the tickets that changed and that you may see: `{"tickets": [{"ticket", "customer"}]}`. Ask for them again. It begins with `ready`; with `Last-Event-ID` it resumes without a gap, and what was told may be told again. `reset`, at the beginning or at any time: what you missed can not be told (the server’s data were restored from a backup, say) or is too much; read everything anew, and go on listening. A comment every 15 s shows that it lives. Who reads too slowly is cut off.',
  tags: ['changes'],
  answers: { 200: { contentType: 'text/event-stream', description: 'Events, until either side ends it.' } },
  refuses: ['tooMany'],
} as const;

/** What changes, as it does. */
export function registerChanges(api: Api, parts: HttpParts): void {
  const hub = openChangeHub(parts.store);
  const places = placesForStreams();
  const { secret, beatMs = BEAT_MS } = parts.config;
  define(api, SPEC, async ({ actor, headers, credentials, caller, signal, hangUp }) => {
    const leave = places.take(actor.id);
    if (leave === null) return tooManyStreams;
    const listening = {
      store: parts.store,
      hub,
      actor: async () => {
        const found = credentials === null ? null : await parts.authenticate(credentials, caller);
        return isRefusal(found) ? null : found;
      },
      sealed: (mark: string) => seal(mark, secret, PURPOSE),
      unsealed: (text: string) => unseal(text, secret, PURPOSE),
      beatMs,
      signals: [signal, api.closing.signal],
      ended: leave,
      hangUp,
    };
    try {
      const data = await changeStream(listening, actor, headers.get('last-event-id'));
      // Proxies that hold answers back would hold these back for ever.
      const unheld = { 'x-accel-buffering': 'no', 'cache-control': 'no-store' };
      return { status: 200, raw: { contentType: 'text/event-stream; charset=utf-8', data }, headers: unheld };
    } catch (error) {
      leave();
      throw error;
    }
  });
}

/** So many streams in all, and so many for each. */
function placesForStreams() {
  const streams = new Map<string, number>();
  let all = 0;
  return {
    take: (who: string): (() => void) | null => {
      const his = streams.get(who) ?? 0;
      if (all >= MOST_STREAMS || his >= MOST_EACH) return null;
      all += 1;
      streams.set(who, his + 1);
      let inside = true;
      return () => {
        if (!inside) return;
        inside = false;
        all -= 1;
        const left = (streams.get(who) ?? 1) - 1;
        if (left === 0) streams.delete(who);
        else streams.set(who, left);
      };
    },
  };
}

const tooManyStreams = refusal(
  'tooMany',
  { fr: 'Trop de flux sont ouverts à la fois.', en: 'Too many streams are open at once.' },
  { fr: 'Fermez-en un.', en: 'Close one of them.' },
);
