import {
  assumedId,
  choice,
  listOf,
  mapOf,
  may,
  must,
  record,
  ref,
  type Shape,
  scalar,
  text,
  whole,
  word,
} from './form.ts';

const unit = word('user', 'device', 'site', 'hour', 'day', 'block', 'month', 'quarter', 'semester', 'year', 'once');

export const price = record('Price', {
  unit: must(unit, 'What the amount is for one of.'),
  amount: must(scalar('money'), 'Before VAT.'),
});

/** What a service stands on: ids of supplier agreements, and how many of them it needs. */
export type PlainDependency =
  | string
  | { readonly all: readonly PlainDependency[] }
  | { readonly any: readonly PlainDependency[] }
  | { readonly atLeast: number; readonly of: readonly PlainDependency[] };

/** Nested to a fixed depth, which is more than any real chain of suppliers and keeps the schema finite. */
function dependency(depth: number): Shape<PlainDependency> {
  const leaf = scalar('agreementId');
  if (depth === 0) return leaf;
  const inner = listOf(dependency(depth - 1), 1);
  return choice(
    { on: 'text', shape: leaf },
    { on: 'map', key: 'all', shape: record('AllOf', { all: must(inner, 'All of these are needed.') }) },
    { on: 'map', key: 'any', shape: record('AnyOf', { any: must(inner, 'Any one of these is enough.') }) },
    {
      on: 'map',
      key: 'of',
      shape: record('AtLeastOf', {
        atLeast: must(whole(1, 99), 'So many of them are needed.'),
        of: must(inner, 'Of these.'),
      }),
    },
  ) as Shape<PlainDependency>;
}

const service = record('Service', {
  title: assumedId(text, 'Name of the service.'),
  description: may(text, 'What it is.'),
  obligation: may(word('means', 'reinforcedMeans', 'result'), 'What kind of duty we owe.'),
  criticality: may(text, 'How much hangs on it.'),
  covers: may(listOf(text), 'All that is covered.'),
  excludes: may(
    listOf(
      record('ScopeExclusion', {
        id: must(scalar('id'), 'By which scope decisions name it.'),
        title: assumedId(text, 'What is not covered.'),
        price: may(price, 'What it costs as an extra.'),
      }),
    ),
    'What is not covered.',
  ),
  requires: may(listOf(text), "Minimum standards on the customer's side."),
  responsibilities: may(mapOf(listOf(text), 'id', 'party'), 'Who does what, by role of the party.'),
  dependsOn: may(
    choice(
      { on: 'list', shape: listOf(dependency(3), 1) },
      { on: 'text', shape: scalar('agreementId') },
      { on: 'map', shape: dependency(3) },
    ),
    'Supplier agreements it stands on; a list needs all of them.',
  ),
  hours: may(
    record('ServiceHours', {
      coverage: may(ref('calendar'), 'When we work on it.'),
      support: may(ref('calendar'), 'When people can call.'),
      measurement: may(ref('calendar'), 'When it is measured.'),
      maintenance: may(ref('calendar'), 'When planned maintenance may be.'),
      onCall: may(ref('calendar'), 'When somebody is on call.'),
    }),
    'Calendars by use.',
  ),
});

export const services = mapOf(service);

export const priorities = mapOf(
  record('Priority', {
    title: assumedId(text, 'Name of the priority.'),
    description: may(text, 'When a ticket has it.'),
    examples: may(listOf(text), 'What the customer would recognise.'),
  }),
);

export const priorityMatrix = record('PriorityMatrix', {
  impacts: must(listOf(scalar('id'), 1), 'Impacts, heaviest first.'),
  urgencies: must(listOf(scalar('id'), 1), 'Urgencies, most urgent first.'),
  table: must(listOf(listOf(ref('priority'), 1), 1), 'One row for each impact, one priority for each urgency.'),
});
