import type agreements from './en/agreements.json';
import type availability from './en/availability.json';
import type calendar from './en/calendar.json';
import type calendarYear from './en/calendar-year.json';
import type common from './en/common.json';
import type customers from './en/customers.json';
import type dryRun from './en/dry-run.json';
import type kit from './en/kit.json';
import type report from './en/report.json';
import type search from './en/search.json';
import type settings from './en/settings.json';
import type settingsAlerting from './en/settings-alerting.json';
import type settingsHouse from './en/settings-house.json';
import type settingsSources from './en/settings-sources.json';
import type simulation from './en/simulation.json';
import type statements from './en/statements.json';
import type suppliers from './en/suppliers.json';
import type ticket from './en/ticket.json';
import type today from './en/today.json';
import type wall from './en/wall.json';
import type welcome from './en/welcome.json';

/** The words by namespace, as English has them; French is held to the same keys by a check. */
export interface Resources {
  readonly common: typeof common;
  readonly kit: typeof kit;
  readonly today: typeof today;
  readonly ticket: typeof ticket;
  readonly customers: typeof customers;
  readonly report: typeof report;
  readonly 'dry-run': typeof dryRun;
  readonly agreements: typeof agreements;
  readonly suppliers: typeof suppliers;
  readonly availability: typeof availability;
  readonly simulation: typeof simulation;
  readonly statements: typeof statements;
  readonly calendar: typeof calendar;
  readonly 'calendar-year': typeof calendarYear;
  readonly settings: typeof settings;
  readonly 'settings-sources': typeof settingsSources;
  readonly 'settings-alerting': typeof settingsAlerting;
  readonly 'settings-house': typeof settingsHouse;
  readonly search: typeof search;
  readonly welcome: typeof welcome;
  readonly wall: typeof wall;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Resources;
    returnNull: false;
  }
}
