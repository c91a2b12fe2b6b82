// app/simulations: who asked for which simulation, and what came of it?
// Takes: what is to be simulated, an actor, a store, something that works on it (`SimulationRunner`). Gives: simulations as
// they wait, are worked on and end; what they found, or why they found nothing. Knows nothing of HTTP and of processes.
export {
  askSimulation,
  dropSimulation,
  ownSimulations,
  type SimulationView,
  simulationFor,
} from './ask.ts';
export { instantIn, MOST_YEARS, optionsOf } from './options.ts';
export { problemWords, type SimulationProblem } from './problem.ts';
export { keepSimulating } from './work.ts';
