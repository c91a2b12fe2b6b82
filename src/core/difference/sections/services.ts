import type { Service } from '../../agreement/index.ts';
import { calendarTermJudge, serviceHoursJudge } from '../judge/calendars.ts';
import { moreForCustomer, moreForProvider, neutral, presence, ranked, unclear } from '../judge/judge.ts';
import { type Leaf, leaf, type Section } from '../leaf.ts';
import { money, reference, said, text, texts, word } from '../value.ts';

export const calendarSection: Section = {
  named: 'calendars',
  renames: true,
  entries: ({ calendars }, laterId) =>
    Object.entries(calendars).map(([id, spec]) => {
      const judge = calendarTermJudge(id);
      return {
        path: `calendars.${id}`,
        id: laterId('calendars', id),
        leaves: [
          leaf('timeZone', { kind: 'name', name: spec.timeZone }, judge),
          leaf('hours', { kind: 'week', week: spec.week }, judge),
          leaf('holidays', { kind: 'holidays', holidays: spec.holidays }, judge),
          leaf('exceptions', { kind: 'exceptions', exceptions: spec.exceptions }, judge),
        ],
        presence: neutral('hoursUnused'),
      };
    }),
};

export const serviceSection: Section = {
  named: 'services',
  renames: true,
  entries: ({ services }, laterId) =>
    Object.entries(services).map(([id, service]) => ({
      path: `services.${id}`,
      id: laterId('services', id),
      leaves: [...scopeLeaves(service), ...hoursLeaves(service)],
      presence: presence('customer', 'scope'),
    })),
};

function scopeLeaves(service: Service): readonly Leaf[] {
  return [
    leaf('title', text(service.title), neutral('description')),
    leaf('description', said(service.description, text), neutral('description')),
    leaf(
      'obligation',
      said(service.obligation, word),
      ranked('obligation', [['means'], ['reinforcedMeans'], ['result']]),
    ),
    leaf('covers', texts(service.covers), moreForCustomer('scope')),
    ...service.excludes.flatMap(({ id, title, price }) => [
      leaf(`excludes.${id}`, text(title), exclusionJudge),
      leaf(
        `excludes.${id}.price.unit`,
        said(price, (one) => ({ kind: 'name', name: one.unit })),
        unclear('price'),
      ),
      leaf(
        `excludes.${id}.price.amount`,
        said(price, (one) => money(one.amount)),
        moreForProvider('price'),
      ),
    ]),
    ...Object.entries(service.responsibilities).map(([party, tasks]) =>
      leaf(`responsibilities.${party}`, texts(tasks), responsibilityJudge(party)),
    ),
    leaf(
      'dependsOn',
      said(service.dependsOn, (dependency) => ({ kind: 'dependency', dependency })),
      neutral('supplyChain'),
    ),
    leaf('criticality', said(service.criticality, text), neutral('description')),
    leaf('requires', texts(service.requires), moreForProvider('responsibility')),
  ];
}

/** What is no longer excluded is covered; another wording may mean anything. */
const exclusionJudge: Leaf['judge'] = (before, after) => {
  if (before !== null && after !== null) return { direction: 'unclear', reason: 'wording' };
  return { direction: before === null ? 'provider' : 'customer', reason: 'scope' };
};

function responsibilityJudge(party: string): Leaf['judge'] {
  if (party === 'provider') return moreForCustomer('responsibility', 'nothing');
  return party === 'customer' ? moreForProvider('responsibility', 'nothing') : unclear('responsibility');
}

function hoursLeaves({ hours }: Service): readonly Leaf[] {
  return Object.entries(hours).map(([use, calendar]) =>
    leaf(`hours.${use}`, reference('calendars', calendar), serviceHoursJudge(use)),
  );
}
