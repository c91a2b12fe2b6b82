import { dayNumberOfParts } from '../../time/index.ts';
import { easterSunday } from './easter.ts';

/** One day of a list of holidays: a fixed date or a distance from Easter Sunday, in the years it is in force. */
export interface HolidayDefinition {
  readonly id: string;
  readonly on: { readonly month: number; readonly day: number } | { readonly easter: number };
  readonly since?: number;
  readonly until?: number;
}

function fixed(id: string, month: number, day: number, since?: number, until?: number): HolidayDefinition {
  return {
    id,
    on: { month, day },
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
}

function fromEaster(id: string, days: number): HolidayDefinition {
  return { id, on: { easter: days } };
}

// Code du travail L3133-1. Since when: 1 May law of 30 April 1947; 11 November law of 24 October 1922;
// 8 May law of 20 March 1953, no holiday from 1960 (decree 59-533 of 11 April 1959) until law 81-893 of 2 October 1981.
// The others precede 1900 (arrêté of 29 germinal an X, laws of 6 July 1880 and 8 March 1886).
// Whit Monday stayed a legal holiday when it became the usual solidarity day (law 2004-626): `worked` says who works it.
const METROPOLITAN: readonly HolidayDefinition[] = [
  fixed('newYear', 1, 1),
  fromEaster('easterMonday', 1),
  fixed('labourDay', 5, 1, 1947),
  fixed('victory1945', 5, 8, 1953, 1959),
  fixed('victory1945', 5, 8, 1982),
  fromEaster('ascension', 39),
  fromEaster('whitMonday', 50),
  fixed('bastilleDay', 7, 14),
  fixed('assumption', 8, 15),
  fixed('allSaints', 11, 1),
  fixed('armistice', 11, 11, 1922),
  fixed('christmas', 12, 25),
];

// Code du travail L3134-13 (ordinance of 16 August 1892). Good Friday legally concerns communes with a Protestant
// church or a mixed one; it is counted everywhere, as employers there do.
const ALSACE_MOSELLE: readonly HolidayDefinition[] = [fromEaster('goodFriday', -2), fixed('saintStephen', 12, 26)];

// Abolition of slavery: Code du travail L3422-2, decree 83-1003 of 23 November 1983 (so first in December 1983 on
// Réunion, 1984 elsewhere). Saint-Martin moved from 27 to 28 May; the year of the change, taken here as 2018, is not
// sourced to a text.
// Customary days of the Antilles (Good Friday, 2 November …) are no legal holidays: name their dates where kept.
// French Polynesia, New Caledonia, Wallis and Futuna have their own labour codes. Polynesia's Autonomy Day ran from 1985
// and gave way to Matari'i in 2025 (law of the country voted on 6 May 2025). The other beginnings are not sourced:
// those days are given for every year.
const OVERSEAS: { readonly [region: string]: readonly HolidayDefinition[] } = {
  GP: [fixed('abolition', 5, 27, 1984)],
  MQ: [fixed('abolition', 5, 22, 1984)],
  GF: [fixed('abolition', 6, 10, 1984)],
  RE: [fixed('abolition', 12, 20, 1983)],
  YT: [fixed('abolition', 4, 27, 1984)],
  BL: [fixed('abolition', 10, 9, 1984)],
  MF: [fixed('abolition', 5, 27, 1984, 2017), fixed('abolition', 5, 28, 2018)],
  PM: [],
  WF: [fixed('saintPeterChanel', 4, 28), fixed('territoryDay', 7, 29)],
  PF: [
    fixed('gospelArrival', 3, 5),
    fromEaster('goodFriday', -2),
    fixed('autonomyDay', 6, 29, 1985, 2024),
    fixed('matarii', 11, 20, 2025),
  ],
  NC: [fixed('citizenshipDay', 9, 24)],
};

/** Postal numbers of the overseas territories, which people write as often as the ISO 3166-2 letters. */
const BY_NUMBER: { readonly [number: string]: string } = {
  971: 'GP',
  972: 'MQ',
  973: 'GF',
  974: 'RE',
  975: 'PM',
  976: 'YT',
  977: 'BL',
  978: 'MF',
  986: 'WF',
  987: 'PF',
  988: 'NC',
};

/** The definitions behind a French code; null when it is no French code. */
export function frenchDefinitions(code: string): readonly HolidayDefinition[] | null {
  if (code === 'FR') return METROPOLITAN;
  const match = /^FR-([0-9A-Z]{2,3})$/.exec(code);
  if (match === null) return null;
  const part = match[1] ?? '';
  if (part === '57' || part === '67' || part === '68') return [...METROPOLITAN, ...ALSACE_MOSELLE];
  const region = Object.hasOwn(BY_NUMBER, part) ? (BY_NUMBER[part] ?? part) : part;
  if (Object.hasOwn(OVERSEAS, region)) return [...METROPOLITAN, ...(OVERSEAS[region] ?? [])];
  return isDepartment(part) ? METROPOLITAN : null;
}

/** Is it a metropolitan department: 01–95 without 20, 2A, 2B? */
function isDepartment(part: string): boolean {
  return part === '2A' || part === '2B' || (/^\d{2}$/.test(part) && part !== '20' && part >= '01' && part <= '95');
}

/** The codes with a list of their own; every other department (`FR-75`) has the list of `FR`. */
export function frenchCodes(): readonly string[] {
  return ['FR', 'FR-57', 'FR-67', 'FR-68', ...Object.keys(OVERSEAS).map((region) => `FR-${region}`)];
}

/** The day number on which a defined day falls in a year; null when it is not in force then. */
export function dayOfDefinition(definition: HolidayDefinition, year: number): number | null {
  if (definition.since !== undefined && year < definition.since) return null;
  if (definition.until !== undefined && year > definition.until) return null;
  return 'easter' in definition.on
    ? easterSunday(year) + definition.on.easter
    : dayNumberOfParts(year, definition.on.month, definition.on.day);
}
