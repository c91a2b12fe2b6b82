import fc from 'fast-check';
import type { Form } from '../../src/language/grammar/form.ts';
import type { ScalarName } from '../../src/language/grammar/scalar.ts';
import type { PlainValue } from '../../src/language/shape/reading.ts';

/** Texts a file may hold: anything but control characters, broken characters and nothing at all. */
export const anyLine = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      'yes',
      '12',
      '2026-01-01',
      '- a',
      'a: b',
      '# c',
      '"',
      "'",
      '|',
      '%',
      '&a',
      '*a',
      '!t',
      '{',
      'a\nb',
      ' a ',
      '\\',
      '~',
      'null',
      '…',
    ),
  )
  .filter(
    (text) => text.trim() !== '' && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd\ufeff]|\p{Cs}/u.test(text),
  );

const id = fc
  .stringMatching(/^[A-Za-zéß0-9][A-Za-zé0-9_.-]{0,8}[A-Za-z0-9]$/)
  .filter((text) => !['constructor', 'prototype', '__proto__'].includes(text));
const whole = (max: number) => fc.integer({ min: 0, max });
const date = fc
  .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
const hms = fc.oneof(
  fc.tuple(whole(99), fc.constantFrom('s', 'm', 'h')).map(([n, unit]) => `${n}${unit}`),
  fc.constantFrom('1h30m', '0.5h', '90m', '2h0m5s'),
);
const duration = fc.oneof(
  hms,
  hms.map((text) => `${text} real`),
  whole(20).map((n) => `${n}bd`),
  whole(5).map((n) => `end of ${n}bd`),
);
const percent = fc.oneof(
  whole(200).map((n) => `${n}%`),
  fc.constantFrom('99.9%', '0.5000%', '95.50%'),
);
const money = fc
  .tuple(whole(100_000), whole(99))
  .map(([units, cents]) => `${units}.${String(cents).padStart(2, '0')} EUR`);
const time = fc
  .tuple(whole(23), whole(59))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);

const SCALARS: { readonly [N in ScalarName]: fc.Arbitrary<string> } = {
  id,
  agreementId: fc.oneof(
    id,
    fc.tuple(id, id).map(([a, b]) => `${a}/${b}`),
  ),
  baseRef: fc.tuple(id, fc.integer({ min: 1, max: 9 })).map(([name, version]) => `templates/${name}@${version}`),
  duration,
  durationOrNone: fc.oneof(duration, fc.constant('none')),
  plainDuration: hms,
  plainDurationOrNone: fc.oneof(hms, fc.constant('none')),
  term: fc.tuple(whole(99), fc.constantFrom('d', 'w', 'mo', 'y')).map(([n, unit]) => `${n}${unit}`),
  money,
  percent,
  due: fc.oneof(money, percent),
  outstandingOrPercent: fc.oneof(percent, fc.constant('outstanding')),
  currency: fc.constantFrom('EUR', 'USD', 'JPY'),
  date,
  month: date.map((text) => text.slice(0, 7)),
  timeOfDay: time,
  window: fc.tuple(time, time).map(([from, to]) => `${from}-${to}`),
  dayKey: fc.constantFrom('mon', 'mon-fri', 'sat', 'fri-sun'),
  dateKey: fc.oneof(
    date,
    fc.tuple(date, date).map(([from, to]) => `${from}..${to}`),
  ),
  zone: fc.constantFrom('Europe/Paris', 'UTC', 'America/Martinique'),
  always: fc.constant('24x7'),
  holidayCode: fc.oneof(fc.constantFrom('FR', 'FR-57', 'DE-BY'), date),
  belowMinimum: fc.oneof(
    fc.constantFrom('exempt', 'carryForward'),
    whole(9).map((n) => `allowMisses(${n})`),
  ),
  member: id.map((name) => `site:${name}`),
  siren: fc.constant('000000000'),
  siret: fc.constant('00000000000000'),
  sha256: fc.constant('0'.repeat(64)),
  url: fc.constant('https://example.org/a?b=c#d'),
  boundPath: fc.tuple(id, id).map(([a, b]) => `${a}.${b}`),
};

/** Any value of a form: what the reader calls well-formed, whatever it means. */
export function anyOf(form: Form): fc.Arbitrary<PlainValue> {
  switch (form.kind) {
    case 'record':
      return anyRecord(form);
    case 'map':
      return fc.dictionary(SCALARS[form.key], anyOf(form.of), {
        maxKeys: 2,
        noNullPrototype: true,
      }) as fc.Arbitrary<PlainValue>;
    case 'list':
      return fc.array(anyOf(form.of), { minLength: form.least, maxLength: Math.max(form.least, 2) });
    case 'choice':
      return fc.oneof(...form.options.map((option) => anyOf(option.form)));
    case 'word':
      return fc.constantFrom(...form.words);
    case 'scalar':
      return SCALARS[form.scalar];
    case 'whole':
      return fc.integer({ min: form.least, max: form.most });
    case 'decimal':
      return fc.integer({ min: Math.ceil(form.least * 100), max: Math.floor(form.most * 100) }).map((n) => n / 100);
    case 'flag':
      return fc.boolean();
    case 'text':
      return fc.oneof(anyLine, fc.record({ fr: anyLine, en: anyLine }), fc.record({ fr: anyLine }));
    default:
      return anyLine;
  }
}

function anyRecord(form: Form & { readonly kind: 'record' }): fc.Arbitrary<PlainValue> {
  const fields = Object.fromEntries(Object.entries(form.fields).map(([key, field]) => [key, anyOf(field.form)]));
  const required = Object.keys(form.fields).filter((key) => form.fields[key]?.required === true);
  const apart = new Set(form.exclusive.flat());
  return fc
    .record(fields, { requiredKeys: required, noNullPrototype: true })
    .map((value) => {
      // Of keys that exclude each other the first given stays; of keys one of which is needed one is put in.
      let kept = Object.entries(value as { readonly [key: string]: PlainValue });
      const taken = kept.find(([key]) => apart.has(key))?.[0];
      kept = kept.filter(([key]) => !apart.has(key) || key === taken);
      return Object.fromEntries(kept);
    })
    .filter((value) => form.needed.every((keys) => keys.some((key) => Object.hasOwn(value, key))));
}
