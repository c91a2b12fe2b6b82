import type { Event } from '../../core/event/index.ts';
import { type Instant, MINUTE_MS, SECOND_MS } from '../../core/time/index.ts';
import { chanceFrom } from '../demonstration/chance.ts';
import { COMPANIES } from '../demonstration/year/companies.data.ts';
import type { Story } from '../demonstration/year/index.ts';

/** One ticket of monitoring begins in each: a board that somebody looks at moves at any hour. */
const EVERY_MS = 30 * MINUTE_MS;
const WATCHED = COMPANIES.filter(({ plan }) => plan === 'hosting' || plan === 'standard');

/** What monitoring reports from one instant to another, at any hour: some two small tickets an hour. */
export function pulse(from: Instant, to: Instant): readonly Story[] {
  const stories: Story[] = [];
  for (let slot = Math.ceil(from / EVERY_MS); slot * EVERY_MS < to; slot += 1) stories.push(reported(slot));
  return stories;
}

function reported(slot: number): Story {
  const chance = chanceFrom(slot);
  const company = WATCHED[chance.between(0, WATCHED.length - 1)] ?? WATCHED[0];
  if (company === undefined) return [];
  const subject = `${company.prefix}-M${slot}`;
  let at = slot * EVERY_MS + chance.between(0, 25 * 60) * SECOND_MS;
  const priority = chance.of(['P1', 'P2', 'P3'], [1, 3, 6]);
  const opened = { customer: company.id, priority, service: chance.of(company.services), type: 'incident' };
  const told: (readonly [type: string, minutes: number, data: Event['data']])[] = [
    ['opened', 0, { ...opened, requester: 'monitoring', channel: 'monitoring' }],
    ['acknowledged', chance.between(1, 9), {}],
    ['assigned', 1, { to: `t-${chance.between(1, 6)}` }],
    ['replied', chance.between(2, 14), { by: 'agent', public: true, channel: 'email' }],
    ['resolved', chance.between(10, 150), {}],
    ['closed', chance.between(60, 240), {}],
  ];
  return told.map(([type, minutes, data], index) => {
    at += minutes * MINUTE_MS;
    return {
      source: 'demonstration',
      id: `${subject}-${index + 1}`,
      type: `ticket.${type}`,
      subject,
      occurredAt: at,
      recordedAt: at,
      sequence: null,
      data,
    };
  });
}
