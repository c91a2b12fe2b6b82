// The rooms of the house: each with the one question it answers and the rooms it may use, in the order in which data
// flows. `npm run verify` holds every import to this table; ARCHITECTURE.md says why. A room is a folder of src/.
// `packages` are the only npm packages a pure room may import. A room is entered by its index.ts; where `entrances` says
// 'files', by the file that is meant (a use case of app).

/** What judging a ticket takes. */
const JUDGING = [
  'time',
  'money',
  'calendar',
  'event',
  'agreement',
  'timeline',
  'clock',
  'verdict',
  'objective',
  'availability',
  'measurement',
  'duty',
  'alert',
  'ticket',
];
/** What reckoning money takes besides. */
const SETTLING = [...JUDGING, 'charge', 'settlement', 'findings'];
const inCore = (...names) => names.map((name) => `core/${name}`);

export const rooms = [
  { name: 'core/time', question: 'when, and how long?', uses: [] },
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
    uses: inCore('time', 'event', 'agreement', 'verdict'),
  },
  {
    name: 'core/availability',
    question: 'how much of the service hours was it up?',
    uses: inCore('time', 'money', 'calendar', 'event', 'agreement', 'timeline', 'objective'),
  },
  {
    name: 'core/measurement',
    question: 'what do recorded measurements, recovery tests and notifications come to?',
    uses: inCore('time', 'money', 'calendar', 'event', 'agreement', 'timeline', 'clock', 'verdict', 'objective'),
  },
  { name: 'core/duty', question: 'who is on call, and when?', uses: inCore('time') },
  {
    name: 'core/alert',
    question: 'who must be told, and when?',
    uses: inCore('time', 'calendar', 'agreement', 'clock', 'verdict', 'objective', 'availability', 'duty'),
  },
  {
    name: 'core/ticket',
    question: 'what do the agreements say of one ticket, and of those tied to it?',
    uses: inCore('time', 'event', 'agreement', 'timeline', 'clock', 'verdict', 'alert'),
  },
  {
    name: 'core/charge',
    question: 'what is billed for a period, before any remedy?',
    uses: inCore('time', 'money', 'calendar', 'event', 'agreement'),
  },
  {
    name: 'core/settlement',
    question: 'what is owed, by whom?',
    uses: inCore(
      'time',
      'money',
      'calendar',
      'event',
      'agreement',
      'timeline',
      'verdict',
      'objective',
      'availability',
      'measurement',
      'charge',
    ),
  },
  {
    name: 'core/findings',
    question: 'what do the facts beside tickets come to, and what of all of it does money depend on?',
    uses: inCore(...JUDGING, 'charge', 'settlement'),
  },
  { name: 'core/restate', question: 'what did later facts change in a closed period?', uses: inCore(...JUDGING) },
  {
    name: 'core/evaluate',
    question: 'what do agreements and events come to, as of an instant?',
    uses: inCore(...SETTLING, 'restate'),
  },
  {
    name: 'core/margin',
    question: "what stands between our promises and our suppliers'?",
    uses: inCore('time', 'money', 'calendar', 'agreement', 'objective', 'availability'),
  },
  {
    name: 'core/simulation',
    question: 'what would this agreement have cost?',
    uses: inCore(...SETTLING, 'evaluate', 'margin'),
  },
  {
    name: 'core/difference',
    question: 'what changed between two versions, and for whom is it better?',
    uses: inCore('time', 'money', 'calendar', 'agreement', 'settlement', 'margin', 'simulation'),
  },
  {
    name: 'core/report',
    question: 'what do we tell the customer?',
    uses: inCore(...SETTLING, 'evaluate', 'margin', 'simulation', 'difference'),
  },
  {
    name: 'core',
    question: 'what is there for those who embed it?',
    uses: inCore(...SETTLING, 'evaluate', 'margin', 'simulation', 'difference', 'report'),
  },
  {
    name: 'language',
    question: 'what does this text say, and what is wrong with it?',
    uses: inCore('time', 'money', 'calendar', 'agreement'),
    packages: ['yaml'],
  },
  {
    name: 'document',
    question: 'how does somebody read what an agreement says?',
    uses: inCore(...SETTLING, 'evaluate', 'margin', 'simulation', 'difference', 'report'),
  },
  { name: 'app/ports', question: 'what do we ask of the outside?', uses: ['core', ...inCore(...JUDGING)] },
  {
    name: 'app',
    question: 'what may a person or a timer ask for?',
    entrances: 'files',
    uses: [
      'core',
      ...inCore(...SETTLING, 'evaluate', 'margin', 'simulation', 'difference', 'report'),
      'language',
      'document',
      'app/ports',
    ],
  },
  // Adapters do not know each other: each is a room of its own.
  { name: 'connectors/lines', question: 'which lines are in these bytes?', uses: ['app/ports'] },
  {
    name: 'connectors/csv',
    question: 'how do exported tables answer?',
    uses: [...inCore(...JUDGING), 'app/ports', 'connectors/lines'],
  },
  {
    name: 'connectors/event-log',
    question: 'how do event files answer?',
    uses: [...inCore(...JUDGING), 'app/ports', 'connectors/lines'],
  },
  {
    name: 'connectors/holidays',
    question: 'which days are public holidays in another country?',
    uses: [...inCore(...JUDGING), 'app/ports'],
  },
  {
    name: 'connectors/shifts',
    question: 'who is on call, as a table or a calendar says it?',
    uses: [...inCore(...JUDGING), 'app/ports'],
  },
  {
    name: 'connectors/spill',
    question: 'where does what memory can not hold stay for a while?',
    uses: [...inCore(...JUDGING), 'app/ports'],
  },
  {
    name: 'connectors/outbound',
    question: 'how do we reach out without being led inside?',
    uses: ['app/ports'],
  },
  {
    name: 'connectors/mail',
    question: 'how does a mail leave?',
    uses: ['app/ports'],
  },
  {
    name: 'connectors/hooks',
    question: 'how is another program told over HTTP?',
    uses: ['app/ports'],
  },
  {
    name: 'connectors/identity',
    question: 'who do they say this person is?',
    uses: ['app/ports'],
  },
  {
    name: 'connectors/mapping',
    question: 'what does a mapping read in a payload?',
    uses: ['app/ports'],
  },
  {
    name: 'cli',
    question: 'how does a person or a script ask, and how is the answer put to them?',
    uses: [
      'core',
      ...inCore(...SETTLING, 'evaluate', 'margin', 'simulation', 'difference', 'report'),
      'language',
      'app/ports',
      'app',
    ],
  },
  {
    name: 'store/memory',
    question: 'what is kept, as long as the program runs?',
    uses: ['core', ...inCore(...JUDGING), 'app/ports'],
  },
  {
    name: 'store/postgres',
    question: 'what is kept, in PostgreSQL?',
    uses: ['core', ...inCore(...JUDGING), 'app/ports'],
  },
  {
    name: 'http',
    question: 'how does another program ask, and how is the answer put to it?',
    uses: ['core', ...inCore(...SETTLING, 'evaluate', 'report'), 'language', 'document', 'app/ports', 'app'],
  },
  {
    name: 'worker',
    question: 'what is done when nobody asks?',
    uses: ['core', ...inCore(...JUDGING), 'app/ports', 'app'],
  },
  { name: 'main', question: 'which parts today?', uses: ['*'], entrances: 'files' },
];

/**
 * The rooms of the web application, below web/src: who may use whom. `pages` stands for each section of its own
 * (pages/today, pages/customers …), which do not know each other; what stands beside the folders joins them.
 */
export const webRooms = {
  words: [],
  api: ['words'],
  kit: ['words', 'api'],
  app: ['words', 'api', 'kit'],
  pages: ['words', 'api', 'kit', 'app'],
  style: [],
  main: ['*'],
};
