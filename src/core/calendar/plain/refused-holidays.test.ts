import { describe, expect, it } from 'vitest';
import { specOfPlain } from './plain-calendar.ts';

const refusals = (holidays: unknown) => {
  const read = specOfPlain({ timeZone: 'Europe/Paris', hours: { 'mon-fri': ['09:00-17:00'] }, holidays });
  return 'problems' in read ? read.problems : [];
};

describe('holidays that can not be read', () => {
  it.each(['XFR-57', 'FR-57X9', 'FR-', 'fr-57x', 'FR-5'])('the code %s is refused by its name', (code) => {
    const [problem] = refusals(code);
    expect(problem?.message).toContain(`\`${code}\``);
  });
  it('another country’s are refused where nothing is at hand to compute them', () => {
    expect(refusals('DE')).toHaveLength(1);
    expect(refusals({ code: 'DE', worked: [] })).toHaveLength(1);
  });
  it('a holiday that the region does not have is named with the region and with those it has', () => {
    const [problem] = refusals({ code: 'FR', worked: ['goodFriday'] });
    expect(problem?.kind).toBe('unknownWorkedHoliday');
    for (const named of ['FR', 'goodFriday', 'whitMonday']) expect(problem?.message).toContain(`\`${named}\``);
  });
  it('a key that is none is named, with those that are', () => {
    const [problem] = refusals({ code: 'FR', work: ['whitMonday'] });
    for (const named of ['work', 'code', 'worked']) expect(problem?.message).toContain(`\`${named}\``);
  });
});
