// The rooms of the house: each with the one question it answers and the rooms it may use, in the order in which data
// flows. `npm run verify` holds every import to this table; ARCHITECTURE.md says why. A room is a folder of src/.
// `packages` are the only npm packages a pure room may import.

const CORE = ['time', 'money', 'calendar', 'event', 'agreement', 'timeline', 'clock', 'verdict', 'objective'];
const inCore = (...names) => names.map((name) => `core/${name}`);

export const rooms = [
  { name: 'core/time', question: 'when, and how long?', uses: [], packages: ['temporal-polyfill'] },
  { name: 'core/money', question: 'how much, in which currency, rounded how?', uses: [] },
  { name: 'core/calendar', question: 'when are we open?', uses: inCore('time') },
  { name: 'core/event', question: 'what happened, and when did we learn it?', uses: inCore('time') },
  {
    name: 'core/agreement',
    question: 'what was promised, to whom, from when?',
    uses: inCore('time', 'money', 'calendar'),
  },
  { name: 'core/timeline', question: 'what was the state, when?', uses: inCore('time', 'event') },
  {
    name: 'core/clock',
    question: 'how much promised time has run?',
    uses: inCore('time', 'calendar', 'agreement', 'timeline'),
  },
  {
    name: 'core/verdict',
    question: 'was the promise kept, and why do we say so?',
    uses: inCore('time', 'agreement', 'timeline', 'clock'),
  },
  {
    name: 'core/objective',
    question: 'how many kept, how many may still be missed?',
    uses: inCore('time', 'agreement', 'verdict'),
  },
  {
    name: 'core/alert',
    question: 'who must be told, and when?',
    uses: inCore('time', 'agreement', 'clock', 'verdict', 'objective'),
  },
  {
    name: 'core/report',
    question: 'what do we tell the customer?',
    uses: inCore('time', 'money', 'agreement', 'verdict', 'objective'),
  },
  {
    name: 'core',
    question: 'what do an agreement and events come to, as of an instant?',
    uses: inCore(...CORE, 'alert', 'report'),
  },
  {
    name: 'language',
    question: 'what does this text say, and what is wrong with it?',
    uses: inCore('time', 'money', 'calendar', 'agreement'),
    packages: ['yaml'],
  },
  { name: 'app/ports', question: 'what do we ask of the outside?', uses: inCore(...CORE) },
  {
    name: 'app',
    question: 'what may a person or a timer ask for?',
    uses: ['core', ...inCore(...CORE, 'alert', 'report'), 'language', 'app/ports'],
  },
  // Adapters do not know each other: each is a room of its own.
  { name: 'connectors/lines', question: 'which lines are in these bytes?', uses: ['app/ports'] },
  {
    name: 'connectors/csv',
    question: 'how do exported tables answer?',
    uses: [...inCore(...CORE), 'app/ports', 'connectors/lines'],
  },
  {
    name: 'connectors/event-log',
    question: 'how do event files answer?',
    uses: [...inCore(...CORE), 'app/ports', 'connectors/lines'],
  },
  {
    name: 'connectors/holidays',
    question: 'which days are public holidays in another country?',
    uses: [...inCore(...CORE), 'app/ports'],
  },
  {
    name: 'connectors/spill',
    question: 'where does what memory can not hold stay for a while?',
    uses: [...inCore(...CORE), 'app/ports'],
  },
  {
    name: 'cli',
    question: 'how does a person or a script ask, and how is the answer put to them?',
    uses: ['core', ...inCore(...CORE, 'alert', 'report'), 'language', 'app/ports', 'app'],
  },
  { name: 'main', question: 'which parts today?', uses: ['*'] },
];
