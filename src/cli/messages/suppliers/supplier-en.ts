import type { CommandHelp } from '../help-en.ts';

export const supplierEn = {
  supplier: {
    title: (entries: number, day: string) => `${entries} published service levels of suppliers, looked up ${day}`,
    candidates: () =>
      'Each is a candidate until a person has checked it against the supplier’s current text: no prices, no legal advice.',
    columns: { id: 'Id', promise: 'Promise', supplier: 'Supplier' },
    confidence: (service: string, text: string, source: string) =>
      `${service} · confidence: ${text} · source: ${source}`,
    noPromise: () => 'none in general',
    perMonth: (share: string) => `${share} a month`,
    restored: (length: string) => `restored in ${length}`,
    take: (command: string) => `One of them as an agreement, to complete and to check: ${command}`,
    unknown: (id: string, near: string | null) =>
      `the catalogue has no supplier ${id}${near === null ? '' : `; did you mean ${near}?`}`,
    list: (command: string) => `All of them: ${command}`,
  },
};

export const supplierHelpEn: { readonly supplier: CommandHelp } = {
  supplier: {
    summary: 'a published service level of a supplier as an agreement',
    detail:
      'Prints an entry of the catalogue of published service levels as an underpinning agreement (YAML; with --json in JSON), to be completed with the prices paid and checked against the supplier’s current text. Without an id: the list of entries.',
    argument: 'the entry; without it, the list',
    examples: [
      { run: 'leeway supplier', does: 'which suppliers there are' },
      { run: 'leeway supplier microsoft-365 > microsoft-365.yaml', does: 'one of them, to complete' },
    ],
  },
};
