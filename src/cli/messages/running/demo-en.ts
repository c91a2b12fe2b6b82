import { integer } from '../../format/number.ts';
import type { CommandHelp } from '../help-en.ts';

export const demoEn = {
  demo: {
    banner: () => 'Generated data: a made-up provider, made-up customers, one month. Nothing here happened.',
    next: () => 'What to try next',
    tries: {
      explain: (ticket: string) => `How the time of ${ticket} was counted, a ticket of Boréal's March:`,
      month: () => 'That whole month:',
      json: () => 'The verdicts above, for a program:',
      check: () => 'What the checker says of the example agreements:',
      otherLanguage: () => 'This page in French:',
      help: () => 'Your own agreements and events:',
    },
    generated: () =>
      'Generated data: a made-up provider with 20 made-up customers, and a year of their tickets. Nothing here happened.',
    signIn: (url: string) => `Sign in: ${url}`,
    account: (email: string, password: string) => `as ${email} with the password ${password}`,
    otherOwner: () => 'The owner of this demonstration was changed: sign in as you have chosen, and make a token.',
    tokenTold: () => 'Its token is good until the next start. Three questions to ask with it, as they stand:',
    board: () => 'The board, the most urgent deadlines first:',
    receipt: (ticket: string) => `An open ticket (${ticket}), its clocks, and how their time was counted:`,
    objectives: () => 'What is kept and what is left of the objectives of a customer:',
    filling: (done: number, of: number) => `${integer(done, 'en')} of ${integer(of, 'en')} events`,
    filled: (events: number, seconds: string) =>
      `The whole year is there: ${integer(events, 'en')} events, after ${seconds}\u202fs. From now on some happen every hour.`,
    beginning: () => 'Publishing the agreements …',
    wentOn: (events: number) =>
      events === 0
        ? 'The year was there already. It goes on from where it was.'
        : `The year was there already; what happened meanwhile is added: ${integer(events, 'en')} events.`,
    beyond: (address: string) => `a demonstration is heard on this machine alone, and ${address} is heard elsewhere`,
    beyondHelp: () => 'Anybody who reaches it could read its password here. If they may, add --expose.',
    realData: () => 'this folder or database holds data that were not generated; no demonstration goes there',
    otherFolder: () => 'Leave LEEWAY_DATA and DATABASE_URL unset, or name an empty folder or database.',
  },
};

export const demoHelpEn: { readonly demo: CommandHelp } = {
  demo: {
    summary: 'run the server on a generated year of a made-up provider, to see Leeway live',
    detail:
      'Runs the server on data that are generated: a made-up provider, 20 customers, a year of tickets, and new ones as time goes by.\nIt answers at once and says how far its data are. They go into ./leeway-demo (or LEEWAY_DATA), never to where there are other data.\nIt is heard on this machine alone.',
    argument: '',
    options: {
      port: 'listen at this port instead of the one that is set (0: any that is free)',
      expose: 'listen beyond this machine, where LEEWAY_LISTEN or LEEWAY_URL says so',
      print: 'run no server: judge a generated month and print its verdicts with their reasons',
    },
    examples: [
      { run: 'leeway demo', does: 'at http://127.0.0.1:8080' },
      { run: 'leeway demo --print', does: 'a generated month, judged, on this terminal' },
      { run: 'leeway demo --print --json', does: 'the same for a program' },
    ],
  },
};
