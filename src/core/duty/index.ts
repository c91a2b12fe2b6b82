// core/duty: who is on call, and when?
// Takes shifts, people and an instant; gives who is called first, who stands in, and when nobody is on call.
// Knows nothing of how shifts were written down, nor of how anybody is reached.
export { dutyGaps, onDuty, type Shift, type ShiftProblem, shiftProblems } from './shift.ts';
