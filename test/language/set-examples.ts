import type { DiagnosticName } from '../../src/language/index.ts';

/** Texts that together make a diagnostic, from the faultless agreement. */
export const SET_EXAMPLES: { readonly [N in DiagnosticName]?: (good: string) => readonly string[] } = {
  agreementsTie: (good) => [good, good.replace('id: boreal-or', 'id: boreal-silver')],
  versionTwice: (good) => [
    good,
    good.replace('version: 3', 'version: 3\nprecedence: []').replace(/\nprecedence: \[ [^\n]*/, ''),
  ],
  versionsOutOfOrder: (good) => [good, good.replace('version: 3', 'version: 4')],
  kindChanges: (good) => [good, good.replace('version: 3', 'version: 4').replace('kind: sla', 'kind: ola')],
  dependencyUnknown: (good) => [good, SUPPLIER],
};

const SUPPLIER = `leeway: 1
kind: underpinning
id: orange-cable
version: 1
title: { fr: "Fibre", en: "Fibre" }
language: fr
timeZone: Europe/Paris
term: { from: 2026-01-01, reviewEvery: 1y }
parties: { supplier: { name: "Orange" }, customer: { name: "Hexa" } }
services: { fibre: { title: { fr: "Fibre", en: "Fibre" }, excludes: [ { id: wifi, title: "Wi-Fi" } ] } }
targets: { up: { measure: availability, when: { service: fibre }, atLeast: 99.9% } }
rules: { maintenance: { notice: 48h } }
`;
