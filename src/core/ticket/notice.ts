import type { Event } from '../event/index.ts';

/** Something odd about a ticket's facts that the reader of its verdicts should know. */
export interface Notice {
  readonly kind:
    | 'neverOpened'
    | 'openedTwice'
    | 'excusalWithoutEffect'
    | 'pauseWithoutReason'
    | 'mergeWithoutEffect'
    | 'mergedAcrossCustomers'
    | 'ambiguousAgreement';
  readonly ticket: string;
  readonly event: Event | null;
  readonly facts: { readonly [name: string]: string };
}
