import type { CommandHelp } from '../help-en.ts';
import type { supplierEn } from './supplier-en.ts';

export const supplierFr: typeof supplierEn = {
  supplier: {
    title: (entries, day) => `${entries} engagements publiés par des fournisseurs, relevés le ${day}`,
    candidates: () =>
      'Chacun reste un candidat tant que personne ne l’a vérifié sur le texte en vigueur du fournisseur : ni prix, ni conseil juridique.',
    columns: { id: 'Identifiant', promise: 'Engagement', supplier: 'Fournisseur' },
    confidence: (service, text, source) => `${service} · confiance : ${text} · source : ${source}`,
    noPromise: () => 'aucun en général',
    perMonth: (share) => `${share} par mois`,
    restored: (length) => `rétabli en ${length}`,
    take: (command) => `L’un d’eux sous forme de contrat, à compléter et à vérifier : ${command}`,
    unknown: (id, near) =>
      `le catalogue n’a pas de fournisseur ${id}${near === null ? '' : ` ; vouliez-vous dire ${near} ?`}`,
    list: (command) => `Tous : ${command}`,
  },
};

export const supplierHelpFr: { readonly supplier: CommandHelp } = {
  supplier: {
    summary: 'un engagement publié par un fournisseur, sous forme de contrat',
    detail:
      'Affiche une entrée du catalogue d’engagements publiés sous forme de contrat fournisseur (YAML ; en JSON avec --json), à compléter avec les prix payés et à vérifier sur le texte en vigueur du fournisseur. Sans identifiant : la liste des entrées.',
    argument: 'l’entrée ; sans elle, la liste',
    examples: [
      { run: 'leeway supplier', does: 'les fournisseurs du catalogue' },
      { run: 'leeway supplier microsoft-365 > microsoft-365.yaml', does: 'l’un d’eux, à compléter' },
    ],
  },
};
