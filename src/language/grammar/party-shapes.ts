import { assumed, assumedId, choice, line, listOf, mapOf, may, must, record, ref, scalar, text, word } from './form.ts';

const party = record('Party', {
  id: may(scalar('agreementId'), 'The id by which events name the party.'),
  name: assumedId(line, 'The name everybody uses.'),
  aliases: may(mapOf(line), "How each source of events calls the party, by the source's name."),
  legalName: may(line, 'Registered name (dénomination sociale).'),
  legalForm: may(line, 'SAS, SARL, association …'),
  legalKind: may(
    word('professional', 'nonProfessional', 'consumer', 'publicBuyer'),
    'Which law protects the party: renewal notices and public procurement follow from it.',
  ),
  siren: may(scalar('siren'), 'Nine digits, in quotes.'),
  siret: may(scalar('siret'), 'Fourteen digits, in quotes.'),
  vatNumber: may(line, 'VAT number.'),
  address: may(line, 'Postal address.'),
  invoicingAddress: may(line, 'Electronic invoicing address (BT-34, BT-49).'),
  serviceCode: may(line, 'Service code of a public buyer.'),
  phone: may(line, 'Switchboard.'),
  email: may(line, 'General address.'),
  website: may(line, 'Web site.'),
  signatory: may(line, 'Who signs.'),
  signatoryRole: may(line, 'By what power.'),
  details: may(mapOf(line), 'Anything else about the party, by key.'),
});

/** Kinds of address a contact can be reached at; `other` for what has no name here. */
export const REACH = ['phone', 'email', 'chat', 'url', 'post', 'sms', 'other'] as const;

const reach = record(
  'Reach',
  Object.fromEntries(REACH.map((by) => [by, may(line, `Reached by ${by}.`)])) as {
    readonly [B in (typeof REACH)[number]]: ReturnType<typeof may<string>>;
  },
  { needed: [REACH] },
);

const contact = record('Contact', {
  party: assumed(ref('party'), 'provider', 'Role of the party the contact belongs to.'),
  role: assumed(line, 'general', 'What they are there for: service, technical, finance, legal, general …'),
  name: assumedId(line, 'Name, or the name of a desk.'),
  reach: may(listOf(reach), 'How to reach them, best way first.'),
  backup: may(ref('contact'), 'The contact who stands in.'),
  hours: may(ref('calendar'), 'When they can be reached.'),
});

export const parties = mapOf(party);
export const contacts = mapOf(contact);

export const escalation = listOf(
  record('EscalationStep', {
    after: must(scalar('percent'), 'Share of a time limit that has run.'),
    to: assumed(listOf(ref('contact')), [], 'Contacts to tell.'),
  }),
);

export const adherents = listOf(
  record('Adherent', {
    customer: must(scalar('agreementId'), 'Id of the customer.'),
    level: may(ref('level'), 'The level the customer has.'),
    from: may(scalar('date'), 'First day.'),
    to: may(scalar('date'), 'Last day.'),
  }),
);

const windows = listOf(scalar('window'));

const holidayCode = record('HolidayCode', {
  code: must(scalar('holidayCode'), 'Country or region: `FR`, `FR-57`, `FR-GP` …'),
  worked: may(listOf(line), 'Holidays that stay worked, such as `whitMonday`.'),
});
const holiday = choice({ on: 'text', shape: scalar('holidayCode') }, { on: 'map', shape: holidayCode });

export const calendars = mapOf(
  choice(
    { on: 'text', shape: scalar('always') },
    {
      on: 'map',
      shape: record('Calendar', {
        title: may(text, 'What people call it.'),
        timeZone: may(scalar('zone'), 'IANA name; default: that of the agreement.'),
        hours: must(mapOf(windows, 'dayKey'), 'By day or range of days; the narrower key replaces the wider.'),
        holidays: may(
          choice(
            { on: 'list', shape: listOf(holiday) },
            { on: 'text', shape: scalar('holidayCode') },
            { on: 'map', shape: holidayCode },
          ),
          'Public holidays, closed: a code, or a list of codes and dates.',
        ),
        exceptions: may(
          mapOf(windows, 'dateKey'),
          "By date or `from..to`: hours that replace the week's and any holiday.",
        ),
      }),
    },
  ),
);
