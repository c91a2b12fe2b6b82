import { agreement, NEVER, nothing, OK, ofAgreement, type Row, read } from './row.ts';

/** Standard agreements belong to nobody: all see the same one. */
const ofTemplate = () => ({ template: 'msp-standard@2' });

export const DRAFTING: readonly (readonly [string, Row])[] = [
  [
    'post /api/v1/agreements/check',
    { scope: 'agreements:write', ask: () => ({ body: { text: 'leeway: 1' } }), house: OK, bound: NEVER },
  ],
  ['get /api/v1/templates', read('agreements:read')],
  ['get /api/v1/templates/{template}', read('agreements:read', { at: ofTemplate })],
  [
    'post /api/v1/templates/{template}/fill',
    {
      scope: 'agreements:write',
      at: ofTemplate,
      ask: () => ({ body: { answers: { provider: 'Hexa', customerName: 'Newcomer' } } }),
      house: OK,
      bound: NEVER,
    },
  ],
];

export const READING: readonly (readonly [string, Row])[] = [
  ['get /api/v1/agreements/{agreement}/versions/{version}/reading', ofAgreement('agreements:read', nothing)],
  ['get /api/v1/agreements/{agreement}/versions/{version}/calendars', ofAgreement('agreements:read', nothing)],
  [
    'get /api/v1/agreements/{agreement}/versions/{version}/calendars/{calendar}',
    ofAgreement('agreements:read', () => ({ path: '?year=2026' }), {
      at: (of) => ({ agreement: agreement(of), version: '1', calendar: 'always' }),
    }),
  ],
  ['get /api/v1/calendar', read('agreements:read', { ask: () => ({ path: '?from=2026-01-01&to=2026-12-31' }) })],
];
