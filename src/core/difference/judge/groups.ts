import type { Agreement } from '../../agreement/index.ts';
import type { Judge, Sides } from './judge.ts';
import { compareSets, directionOf } from './measured.ts';

/** Of a group only the most favourable is due: company is better for the provider; another name for it is nothing. */
export const groupJudge =
  (id: string): Judge =>
  (_before, _after, sides) => {
    const before = companions(sides.before, sides.earlierId('remedies', id), (other) => laterId(other, sides));
    const after = companions(sides.after, id, (other) => other);
    return { direction: directionOf(compareSets(after, before), 'provider'), reason: 'amountDue' };
  };

function companions({ commercial }: Agreement, id: string, called: (id: string) => string): readonly string[] {
  const group = commercial.remedies.find((remedy) => remedy.id === id)?.group ?? null;
  if (group === null) return [];
  return commercial.remedies.filter((one) => one.group === group && one.id !== id).map((one) => called(one.id));
}

function laterId(earlier: string, { after, earlierId }: Sides): string {
  return after.commercial.remedies.find(({ id }) => earlierId('remedies', id) === earlier)?.id ?? earlier;
}
