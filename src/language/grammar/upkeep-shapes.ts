import { cap } from './charge-shapes.ts';
import {
  assumed,
  assumedFirstDay,
  assumedId,
  decimal,
  line,
  listOf,
  mapOf,
  may,
  record,
  ref,
  scalar,
  text,
  word,
} from './form.ts';
import { price } from './service-shapes.ts';

export const term = record('Term', {
  from: assumedFirstDay(scalar('date'), false, 'First day.'),
  to: may(scalar('date'), 'Last day, inclusive; default: open-ended.'),
  renewal: may(word('tacit', 'none'), 'What happens at the end; default: `none`.'),
  renewFor: may(scalar('term'), 'How long a renewal lasts.'),
  notice: may(scalar('term'), 'Notice not to renew.'),
  reviewEvery: may(scalar('term'), 'How often the agreement is looked at.'),
});

export const measurement = record('Measurement', {
  by: assumed(word('provider', 'customer', 'thirdParty'), 'provider', 'Who measures.'),
  tieBreak: may(text, 'Whose figures decide when two differ.'),
});

export const reporting = record('Reporting', {
  every: assumed(word('week', 'month', 'quarter', 'year'), 'month', 'How often.'),
  dueWithin: may(scalar('duration'), 'After the end of the period.'),
  content: may(listOf(text), 'What it shows.'),
  to: may(listOf(ref('contact')), 'Who gets it.'),
});

export const reviews = mapOf(
  record('Review', {
    title: assumedId(text, 'Operational, steering, strategic …'),
    every: assumed(scalar('term'), '6mo', 'How often.'),
    with: may(listOf(ref('contact')), 'Who takes part.'),
  }),
);

export const exit = record('Exit', {
  planWithin: may(scalar('term'), 'An exit plan is given within so long of signing.'),
  assistance: may(scalar('term'), 'We help for so long.'),
  retrieval: may(scalar('term'), 'Data can be fetched for so long.'),
  erasureWithin: may(scalar('term'), 'Data are erased within so long.'),
  formats: may(listOf(line), 'Formats data are handed over in.'),
  price: may(price, 'What help costs.'),
});

export const liability = record('Liability', {
  cap: may(cap, 'The most either party owes.'),
  excludes: may(listOf(text), 'What the cap does not cover.'),
});

export const insurance = mapOf(
  record('Insurance', {
    insurer: assumed(line, '—', 'The insurer.'),
    policy: may(line, 'Number of the policy.'),
    amount: may(scalar('money'), 'Covered up to.'),
  }),
);

export const provenance = record('Provenance', {
  url: may(scalar('url'), 'Where the supplier publishes it.'),
  retrieved: may(scalar('date'), 'When it was read.'),
  sha256: may(scalar('sha256'), 'Of the document read.'),
  quoted: may(listOf(line), 'The sentences it rests on.'),
  verifiedBy: may(line, 'Who checked.'),
  confidence: assumed(word('candidate', 'reviewed', 'verified'), 'candidate', 'How sure we are.'),
});

export const clauses = mapOf(
  record('Clause', {
    title: assumedId(text, 'Heading.'),
    text: assumed(text, '—', 'Wording.'),
    concerns: may(listOf(scalar('id')), 'Approver roles it matters to.'),
  }),
);

export const internal = record('Internal', {
  bounds: may(
    mapOf(
      record('Bound', {
        ideal: may(line, 'What we aim for.'),
        acceptable: may(line, 'What we can live with.'),
        walkAway: may(line, 'Where we stop.'),
        approver: may(scalar('id'), 'Whose bound it is.'),
      }),
      'boundPath',
    ),
    'Private bounds, by path of the term.',
  ),
  approvals: may(listOf(scalar('id')), 'Roles that must approve.'),
  cost: may(mapOf(scalar('money'), 'id', 'line'), 'What a line costs us.'),
  margin: may(
    record('Margin', {
      delay: may(scalar('percent'), "Kept over suppliers' times; default `20%`."),
      downtime: may(decimal(1, 100), "Times a supplier's downtime; default 1.5."),
    }),
    'Safety margin over suppliers.',
  ),
  notes: may(listOf(line), 'For ourselves.'),
});
