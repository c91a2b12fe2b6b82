import { compareVersions, type ExposureFound, exposureOfVersions } from '../../app/difference/index.ts';
import { type Difference, forCustomer, withExposure } from '../../core/difference/index.ts';
import { differenceJson } from '../../core/report/index.ts';
import type { Given } from '../commands.ts';
import { tellDiagnosticsBriefly } from '../evaluate/tell-diagnostics.ts';
import type { Ending } from '../exit.ts';
import { bytes } from '../format/number.ts';
import type { Parts } from '../parts.ts';
import { countLevels, type ToldDiagnostic } from '../print/diagnostic.ts';
import { diagnosticIn } from '../print/diagnostic-in.ts';
import { progressOn } from '../print/progress.ts';
import type { Session } from '../world.ts';
import { askedOf, type DiffAsked } from './question.ts';
import { tellBroken, writeBroken } from './tell-broken.ts';
import { tellDifference } from './tell-difference.ts';

/** Years drawn for each version, and the seed they are drawn by: the same question has the same answer. */
const YEARS = 1000;
const SEED = 1;

/** Compares two versions of an agreement; a difference is an answer, and ends well. */
export async function run(
  session: Session,
  parts: Parts,
  args: readonly (string | readonly string[])[],
  given: Given,
): Promise<Ending> {
  const asked = await askedOf(args, given, parts, session);
  const { before, after, suppliers, diagnostics, isForCustomer } = asked;
  const compared = compareVersions(before.reading, after.reading, suppliers?.map(({ reading }) => reading) ?? null);
  const ring = compared?.diagnostics.map((each) => diagnosticIn(each, session.lang)) ?? [];
  const stated = [...diagnostics, ...ring];
  const isBroken = countLevels(stated).errors > 0;
  if (isBroken || compared === null || compared.difference === null) {
    if (session.json) return writeBroken(stated, isForCustomer, session);
    return tellBroken([before, after, ...(suppliers ?? [])], stated, isForCustomer, session);
  }
  const found = await exposureOf(asked, parts, session);
  const told = found?.diagnostics.map((each) => diagnosticIn(each, session.lang)) ?? [];
  const difference = withCost(compared.difference, found);
  if (session.json) await writeJson(difference, asked, [...stated, ...told], session);
  else await writeText(difference, asked, found, session);
  if (!session.json || isForCustomer) await tellDiagnosticsBriefly(stated, told, asked.names, session);
  return countLevels(told).errors > 0 ? 'erredLine' : 'fine';
}

async function exposureOf(
  { before, after, events }: DiffAsked,
  parts: Parts,
  session: Session,
): Promise<ExposureFound | null> {
  if (events.length === 0 || before.agreement === null || after.agreement === null) return null;
  const progress = progressOn(session);
  const request = { before: before.agreement, after: after.agreement, events, years: YEARS, seed: SEED };
  const found = await exposureOfVersions(
    request,
    {
      reading: (done, total) => progress.at(done, total, session.say.evaluate.reading(bytes(done, session.lang))),
      judging: () => progress.at(0, null, session.say.diff.judging()),
    },
    await parts.eventLog(),
  );
  await progress.clear();
  return found;
}

function withCost(difference: Difference, found: ExposureFound | null): Difference {
  const cost = found?.cost ?? null;
  return cost === null ? difference : withExposure(difference, cost.before, cost.after);
}

async function writeText(
  difference: Difference,
  { before, after, isForCustomer }: DiffAsked,
  exposure: ExposureFound | null,
  session: Session,
): Promise<void> {
  if (before.agreement === null || after.agreement === null) return;
  const beneath = { before: before.agreement, after: after.agreement, exposure, years: YEARS };
  const lines = tellDifference(difference, beneath, isForCustomer, session);
  await session.world.out.write(`${lines.join('\n').trimEnd()}\n`);
}

/** Diagnostics are ours: they may quote what a customer is not shown. */
async function writeJson(
  difference: Difference,
  { before, after, isForCustomer }: DiffAsked,
  diagnostics: readonly ToldDiagnostic[],
  { world, lang }: Session,
): Promise<void> {
  if (before.agreement === null || after.agreement === null) return;
  const shown = isForCustomer ? forCustomer(difference) : difference;
  const told = isForCustomer ? [] : diagnostics.map(({ length: _length, ...each }) => each);
  const document = { ...differenceJson(shown, before.agreement, after.agreement, lang), diagnostics: told };
  await world.out.write(`${JSON.stringify(document)}\n`);
}
