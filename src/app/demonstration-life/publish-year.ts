import { parseInstant } from '../../core/time/index.ts';
import { type Actor, OURSELVES } from '../access/actor.ts';
import type { AgreementText } from '../demonstration/year/agreement-texts.ts';
import { isRefusal } from '../refusal.ts';
import { publishAgreement, type RegisterPorts } from '../register/index.ts';

/** Who signs what is generated. */
const GENERATOR: Actor = { ...OURSELVES, id: 'demonstration' };

/** Publishes agreements as if each had been handed in on the day before it takes effect; those that are published stay as they are. */
export async function publishYear(
  agreements: readonly AgreementText[],
  ports: RegisterPorts,
  isStopped: () => boolean,
): Promise<void> {
  const published = new Set((await ports.store.publishedVersions()).map((one) => one.text));
  for (const { file, text } of agreements) {
    if (isStopped()) return;
    if (published.has(text)) continue;
    const effective = text.match(/^effective: (\S+)$/m)?.[1] ?? '';
    const at = (parseInstant(`${effective}T00:00:00Z`) ?? ports.now()) - DAY_BEFORE_MS;
    const request = { text, format: 'yaml', dryRun: false, lang: 'en' } as const;
    const answer = await publishAgreement(request, GENERATOR, { ...ports, now: () => at });
    if (isRefusal(answer)) throw new Error(`${file} of the demonstration was refused: ${answer.what.en}`);
  }
}

const DAY_BEFORE_MS = 36 * 3_600_000;
