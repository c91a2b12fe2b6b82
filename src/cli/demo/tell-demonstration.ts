import { decimal } from '../format/number.ts';
import { shellWord } from '../print/shell.ts';
import { wrap } from '../print/width.ts';
import type { ServeNews } from '../serve/server-part.ts';
import type { Session } from '../world.ts';

type News<K extends ServeNews['kind']> = Extract<ServeNews, { readonly kind: K }>;

/** The customer whose objectives are asked for, and its agreement. */
const AGREEMENT = 'boreal-standard';

/** What the data are, and how to sign in. */
export function tellAccess({ url, access }: News<'demonstration'>, { say, paint, width }: Session): string {
  const banner = ['', paint.warn(wrap(`▲ ${say.demo.generated()}`, width, '  ')), ''];
  if (access === null) return lines([...banner, wrap(`  ${say.demo.otherOwner()}`, width, '  '), '']);
  const { email, password } = access;
  return lines([
    ...banner,
    `  ${say.demo.signIn(`${url}/sign-in`)}`,
    `    ${paint.bold(say.demo.account(email, password))}`,
    '',
  ]);
}

/** Three questions that can be asked as they stand. */
export function tellQuestions({ url, token, ticket }: News<'questions'>, { say, paint, width }: Session): string {
  const asked = (path: string) => {
    const words = ['curl', '-H', `Authorization: Bearer ${token}`, `${url}/api/v1${path}`];
    return `    ${paint.note(words.map(shellWord).join(' '))}`;
  };
  return lines([
    wrap(`  ${say.demo.tokenTold()}`, width, '  '),
    '',
    `  ${say.demo.board()}`,
    asked('/board?limit=5'),
    ...(ticket === null ? [] : [`  ${say.demo.receipt(ticket)}`, asked(`/tickets/${ticket}?receipts=true`)]),
    `  ${say.demo.objectives()}`,
    asked(`/objectives?agreement=${AGREEMENT}`),
    '',
  ]);
}

/** That the whole year is there, and how long it took. */
export function tellFilled(
  { events, milliseconds, wentOn }: News<'filled'>,
  { say, paint, lang, width }: Session,
): string {
  const told = wentOn ? say.demo.wentOn(events) : say.demo.filled(events, decimal(milliseconds / 1000, 1, lang));
  return lines([paint.good(wrap(`✓ ${told}`, width, '  '))]);
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
