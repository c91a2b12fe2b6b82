import { decimal } from '../format/number.ts';
import { shellWord } from '../print/shell.ts';
import { wrap } from '../print/width.ts';
import type { ServeNews } from '../serve/server-part.ts';
import type { Session } from '../world.ts';

type News<K extends ServeNews['kind']> = Extract<ServeNews, { readonly kind: K }>;

/** The customer whose objectives are asked for, and its agreement. */
const AGREEMENT = 'boreal-standard';

/** What the data are, how to sign in, and three questions that can be asked as they stand. */
export function tellAccess({ url, access, ticket }: News<'demonstration'>, session: Session): string {
  const { say, paint, width } = session;
  const banner = ['', paint.warn(wrap(`▲ ${say.demo.generated()}`, width, '  ')), ''];
  if (access === null) return lines([...banner, wrap(`  ${say.demo.otherOwner()}`, width, '  '), '']);
  const asked = (path: string) =>
    `    ${paint.note(['curl', '-H', `Authorization: Bearer ${access.token}`, `${url}/api/v1${path}`].map(shellWord).join(' '))}`;
  return lines([
    ...banner,
    `  ${say.demo.signIn(`${url}/sign-in`)}`,
    `    ${paint.bold(say.demo.account(access.email, access.password))}`,
    '',
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
