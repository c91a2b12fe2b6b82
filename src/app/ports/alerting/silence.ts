// How a carrier does not wait in vain.

/** Whether a receiver still answers, by what came of the last hand-overs. */
export interface Silence {
  /** Whether to try; false: it is silent, and somebody is trying already. A try that was allowed ends with `heard`. */
  may(): boolean;
  heard(answered: boolean): void;
}

/** So many in a row without any answer are no accident. */
const SILENT_AFTER = 3;

/**
 * A receiver that does not answer is tried by one message at a time: all others are told so at once, and do not hold up what
 * goes elsewhere while they wait in vain.
 */
export function openSilence(): Silence {
  let unanswered = 0;
  let trying = 0;
  return {
    may() {
      if (unanswered >= SILENT_AFTER && trying > 0) return false;
      trying += 1;
      return true;
    },
    heard(answered) {
      trying -= 1;
      unanswered = answered ? 0 : unanswered + 1;
    },
  };
}
