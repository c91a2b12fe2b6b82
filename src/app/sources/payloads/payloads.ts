import type { Actor } from '../../access/actor.ts';
import type { Payload, PayloadPlace, PayloadState } from '../../ports/index.ts';
import { isRefusal, notFound, type Refusal, refusal } from '../../refusal.ts';
import { oneSource } from '../manage/put-source.ts';
import { mayRead, mayWrite, noSource } from '../manage/refusals.ts';
import type { SourcePorts } from '../ports.ts';

/** Which payloads are wanted. */
export interface PayloadsWanted {
  readonly source: string;
  readonly state?: readonly PayloadState[];
  readonly isSample?: boolean;
  readonly from?: number;
  readonly to?: number;
}

/** Payloads as they came, latest first. They hold what strangers wrote: only for who may read sources. */
export async function listPayloads(
  wanted: PayloadsWanted,
  after: PayloadPlace | null,
  limit: number,
  actor: Actor,
  { store }: Pick<SourcePorts, 'store'>,
): Promise<readonly Payload[] | Refusal> {
  const source = await oneSource(wanted.source, actor, { store });
  return isRefusal(source) ? source : await store.payloads(wanted, after, limit);
}

export async function onePayload(
  source: string,
  id: string,
  actor: Actor,
  { store }: Pick<SourcePorts, 'store'>,
): Promise<Payload | Refusal> {
  const refused = mayRead(actor);
  if (refused !== null) return refused;
  return (await store.payload(source, id)) ?? noPayload(id);
}

const MOST_SAMPLES = 50;

/** Keeps a payload as a sample, beyond the days for which payloads are kept; or lets go of it. */
export async function markSample(
  { source, payload, isSample }: { readonly source: string; readonly payload: string; readonly isSample: boolean },
  actor: Actor,
  { store }: Pick<SourcePorts, 'store'>,
): Promise<Payload | Refusal> {
  const refused = mayWrite(actor);
  if (refused !== null) return refused;
  return await store.transact(async (tx) => {
    if ((await tx.lockSource(source)) === null) return noSource(source);
    const found = await tx.payload(source, payload);
    if (found === null) return noPayload(payload);
    const samples = isSample ? await tx.payloads({ source, isSample: true }, null, MOST_SAMPLES) : [];
    if (samples.length >= MOST_SAMPLES && !found.isSample) return tooManySamples();
    await tx.markSample(source, payload, isSample);
    return { ...found, isSample };
  });
}

function noPayload(id: string): Refusal {
  return notFound(`Envoi « ${id} »`, `Payload “${id}”`);
}

function tooManySamples(): Refusal {
  return refusal(
    'conflict',
    { fr: `Une source a au plus ${MOST_SAMPLES} échantillons.`, en: `A source has at most ${MOST_SAMPLES} samples.` },
    { fr: 'Laissez d’abord partir un échantillon.', en: 'Let go of a sample first.' },
  );
}
