import type { AlertingReads, AlertingTx } from '../../../app/ports/index.ts';
import type { MemoryState } from '../state.ts';

export function alertingReads(_state: MemoryState): AlertingReads {
  return {} as AlertingReads;
}

export function alertingTx(_state: MemoryState): AlertingTx {
  return {} as AlertingTx;
}
