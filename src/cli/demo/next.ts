import type { Parts } from '../parts.ts';
import { shellWord } from '../print/shell.ts';
import type { Session } from '../world.ts';

/** The month of examples/ that the commands below judge, and a ticket of it that was paused over a weekend. */
const EVENTS = 'examples/boreal-march.jsonl';
const AGREEMENT = 'examples/boreal-or.yaml';
const TICKET = 'INC-2003';
const AS_OF = '2026-04-01';

/** Commands to try next; each works as it stands, from where the reader is. */
export function tellNext(parts: Parts, session: Session): string[] {
  const { say, paint, world, lang } = session;
  const facts = ['--agreement', parts.shipped(AGREEMENT), '--events', parts.shipped(EVENTS), '--as-of', AS_OF];
  const command = (...words: string[]) => [...world.calledAs, ...words].map(shellWord).join(' ');
  const tries = [
    [say.demo.tries.explain(TICKET), command('explain', TICKET, ...facts)],
    [say.demo.tries.month(), command('evaluate', ...facts)],
    [say.demo.tries.json(), command('demo', '--print', '--json')],
    [say.demo.tries.check(), command('check', parts.shipped('examples'))],
    [say.demo.tries.otherLanguage(), command('demo', '--print', '--lang', lang === 'fr' ? 'en' : 'fr')],
    [say.demo.tries.help(), command('--help')],
  ];
  return [
    paint.bold(say.demo.next()),
    ...tries.flatMap(([does, run]) => [`  ${does}`, `    ${paint.note(run ?? '')}`]),
  ];
}
