import { plainAddress } from '../../app/ports/index.ts';
import type { Finding } from '../../app/running/index.ts';
import { withStore } from '../backup/upkeep.ts';
import type { Given } from '../commands.ts';
import { type Ending, wrongUse } from '../exit.ts';
import { optionalText } from '../need.ts';
import type { Parts } from '../parts.ts';
import { visible, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';

/** Looks at what Leeway stands on, and says of what is not well how to mend it. */
export async function run(session: Session, parts: Parts, _args: readonly unknown[], given: Given): Promise<Ending> {
  const { world, lang, say, paint } = session;
  const sendMail = addressIn(given, session);
  const findings = await withStore(session, parts, (upkeep, config) => upkeep.examine(config, sendMail));
  const toMend = findings.filter(({ level }) => level === 'wrong').length;
  if (session.json) {
    const told = findings.map(({ check, level, what, cure }) => ({
      check,
      level,
      what: what[lang],
      cure: cure === null ? null : cure[lang],
    }));
    await world.out.write(`${JSON.stringify({ wrong: toMend, findings: told })}\n`);
  } else {
    const lines = findings.flatMap((finding) => told(finding, session));
    const end = toMend === 0 ? paint.good(say.running.allWell()) : paint.bad(say.running.toMend(toMend));
    await world.out.write(`${[...lines, '', end].join('\n')}\n`);
  }
  return toMend === 0 ? 'fine' : 'mendingNeeded';
}

function addressIn(given: Given, { say }: Session): string | null {
  const text = optionalText(given, 'sendMail');
  if (text === null) return null;
  const address = plainAddress(text);
  if (address === null) throw wrongUse(say.running.badAddress(visible(text)), say.running.badAddressHelp());
  return address;
}

function told({ level, what, cure }: Finding, { lang, paint, width }: Session): readonly string[] {
  const line = visible(what[lang]);
  const marked =
    level === 'fine'
      ? `${paint.good('✓')} ${line}`
      : level === 'notice'
        ? paint.warn(`▲ ${line}`)
        : paint.bad(`✗ ${line}`);
  return cure === null ? [marked] : [marked, wrap(`    ${visible(cure[lang])}`, width, '    ')];
}
