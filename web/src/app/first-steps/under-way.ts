// Whether somebody is on the way through the first steps (in this window), and whether they said “not now” (in this browser).

const WAY = 'leeway.firstSteps';
const PUT_OFF = 'leeway.firstStepsPutOff';

/** Somebody leaves the first steps for one of them, and is to find the way back. */
export function beginStep(): void {
  attempt(() => sessionStorage.setItem(WAY, 'yes'));
}

/** The way back is not shown any more. */
function endWay(): void {
  attempt(() => sessionStorage.removeItem(WAY));
}

/** Whether the way back to the first steps is shown. */
export function isUnderWay(): boolean {
  return attempt(() => sessionStorage.getItem(WAY)) === 'yes';
}

/** “Not now”: after signing in, this browser does not begin with the first steps. The entry page reads it. */
export function putOff(): void {
  endWay();
  attempt(() => localStorage.setItem(PUT_OFF, 'yes'));
}

/** A browser that keeps nothing goes without. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
