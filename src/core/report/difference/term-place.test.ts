import { describe, expect, it } from 'vitest';
import { TERM_GROUPS, termPlace } from './term-place.ts';
import type { Titles } from './titles.ts';

const IDS: { readonly [part: string]: { readonly [id: string]: string | null } } = {
  targets: { p1: 'P1 first response', 'p1.night': 'P1 by night' },
  levels: { premium: 'Premium' },
  services: { helpdesk: 'Helpdesk' },
  calendars: { office: null },
  'charges.lines': { base: 'Fee' },
  remedies: { late: 'Late' },
  earnBack: { late: 'Late' },
  'termination.chronic': { p1: 'P1 first response' },
  'internal.cost': { base: 'Fee' },
  parties: { customer: 'Acme' },
};

const titles: Titles = {
  ids: (part) => Object.keys(IDS[part] ?? {}),
  title: (part, id) => IDS[part]?.[id] ?? null,
};

describe('where a changed term stands, in a reader’s words', () => {
  it.each([
    ['targets.p1.within', 'commitments', 'P1 first response', 'p1', 'time limit'],
    ['targets.p1.night.within', 'commitments', 'P1 by night', 'p1.night', 'time limit'],
    ['targets.p1', 'commitments', 'P1 first response', 'p1', ''],
    ['targets.p1.rules.reopen', 'commitments', 'P1 first response', 'p1', 'reopened ticket'],
    ['targets.p1.p2.first', 'commitments', 'P1 first response', 'p1', 'comes first'],
    ['levels.premium.targets.p1.within', 'commitments', 'P1 first response (Premium)', 'p1', 'time limit'],
    ['levels.premium.price.amount', 'plans', 'Premium', 'premium', 'price'],
    ['levels.first', 'plans', null, null, 'comes first'],
    ['assignments.user:a@b.example', 'plans', 'user:a@b.example', 'user:a@b.example', ''],
    ['adherents.acme.level', 'plans', 'acme', 'acme', 'plan'],
    ['calendars.office.hours', 'hours', 'office', 'office', 'hours'],
    ['rules.maxPause', 'rules', null, null, 'longest pause'],
    ['services.helpdesk.excludes.training', 'services', 'Helpdesk', 'helpdesk', 'not included (training)'],
    [
      'services.helpdesk.excludes.training.price.amount',
      'services',
      'Helpdesk',
      'helpdesk',
      'not included (training), price',
    ],
    ['services.helpdesk.responsibilities.customer', 'services', 'Helpdesk', 'helpdesk', 'the customer’s tasks'],
    ['priorityMatrix.high.low', 'priorities', 'Priority matrix (high.low)', 'high.low', ''],
    ['charges.lines.base.amount', 'prices', 'Fee', 'base', 'price'],
    ['charges.indexation.ceiling', 'prices', null, null, 'price revision: ceiling'],
    ['remedies.late.tiers', 'remedies', 'Late', 'late', 'scale'],
    ['caps.month.share', 'remedies', 'Cap per month', null, 'cap'],
    ['caps.rolling12mo', 'remedies', 'Cap over the last 12 months', null, ''],
    ['earnBack.late.every', 'remedies', 'Earned back (Late)', 'late', 'every one of the next periods kept'],
    ['termination.notice', 'ending', 'Ending the agreement', null, 'notice'],
    ['termination.chronic.p1.of', 'ending', 'Right to end (P1 first response)', 'p1', 'out of (periods)'],
    ['reporting.to', 'governance', 'Reporting', null, 'recipients'],
    ['parties.customer.details.vatNumber', 'people', 'Acme', 'customer', 'VAT number'],
    ['parties.customer.aliases.glpi', 'people', 'Acme', 'customer', 'glpi'],
    ['escalation.75%.to', 'people', 'Escalation at 75%', '75%', 'who is told'],
    ['term.notice', 'agreement', null, null, 'notice'],
    ['effective', 'agreement', null, null, 'takes effect'],
    ['internal.cost.base', 'internal', 'Cost (Fee)', 'base', ''],
    ['internal.bounds.p1.within.walkAway', 'internal', 'Bounds (p1.within)', 'p1.within', 'walk-away line'],
    ['internal.notes', 'internal', null, null, 'notes'],
  ])('%s', (path, group, thing, id, label) => {
    expect(termPlace(path, titles, 'en')).toMatchObject({ group, thing, id, label });
  });

  it('has the same places in French, under other names', () => {
    expect(termPlace('caps.month.share', titles, 'fr')).toMatchObject({ thing: 'Plafond par mois', label: 'plafond' });
    expect(termPlace('targets.p1.within', titles, 'fr').label).toBe('délai');
  });

  it('a path that nobody named is told as it is written', () => {
    const place = termPlace('unheard.of', titles, 'en');
    expect(place).toMatchObject({ group: 'agreement', thing: null, label: 'unheard.of' });
    expect(TERM_GROUPS).toContain(place.group);
  });
});
