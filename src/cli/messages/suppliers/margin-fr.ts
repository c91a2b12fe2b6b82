import { COVER_WORDS } from '../../../app/cover-words/index.ts';
import { integer } from '../../format/number.ts';
import type { CommandHelp } from '../help-en.ts';
import type { marginEn } from './margin-en.ts';

const count = (n: number, one: string, many: string): string => `${integer(n, 'fr')} ${Math.abs(n) < 2 ? one : many}`;

export const marginFr: typeof marginEn = {
  margin: {
    title: (agreement) => `Ce qui porte nos engagements : ${agreement}`,
    ours: () => 'À usage interne : coûts et marges ne regardent pas le client.',
    over: (from, to, zone) => `Examiné du ${from} au ${to} ; heures de ${zone}.`,
    policy: (share, times) =>
      `Marge voulue : ${share} d’un délai gardés libres ; ${times} fois l’indisponibilité des fournisseurs.`,
    cover: { covered: 'Couvert', thin: 'Juste', uncovered: 'Non couvert', nothingUnder: 'À nous seuls de tenir' },
    counted: {
      covered: (n) => count(n, 'couvert', 'couverts'),
      thin: (n) => count(n, 'juste', 'justes'),
      uncovered: (n) => count(n, 'non couvert', 'non couverts'),
      nothingUnder: (n) => `${integer(n, 'fr')} sans fournisseur`,
    },
    worstLate: (name, late) => `Le pire : ${name}, jusqu’à ${late} de retard.`,
    worst: (name) => `Le pire : ${name}.`,
    lateClaims: (n) => count(n, 'réclamation arriverait trop tard.', 'réclamations arriveraient trop tard.'),
    allCovered: () => 'Tout engagement qui repose sur des fournisseurs est couvert.',
    noneUnder: () => 'Aucun engagement ne repose sur un fournisseur : ajoutez `dependsOn` aux services concernés.',
    level: (title) => `formule ${title}`,
    of: (name, agreement) => `${name}, engagement de ${agreement}`,
    labels: {
      promised: 'promis',
      under: 'en dessous',
      why: 'pourquoi',
      note: 'à noter',
      worst: 'pire départ',
      safe: 'sûr',
      claim: 'réclamation',
      money: 'argent',
    },
    share: (share, per, calendar) => `${share} ${per} (${calendar})`,
    down: (figure, minutes, period) => `${figure} : ${minutes} min d’indisponibilité permises en ${period}`,
    beneath: (supplier, name, figure) => `${supplier}, ${name} : ${figure}`,
    downIn: (minutes) => `${minutes} min d’indisponibilité permises dans notre plage`,
    together: (share, minutes) => `ensemble ${share} : ${minutes} min d’indisponibilité permises dans notre plage`,
    commonCause: (share) => `cause commune β = ${share} de leurs pannes frappent ensemble les éléments redondants`,
    times: (times, needed) =>
      `Nous nous permettons ${times} fois l’indisponibilité d’en dessous ; notre marge est de ${needed} fois.`,
    noDowntime: () => 'Ce qui nous porte ne permet aucune indisponibilité.',
    race: (at, ours, theirs, slack) => `${at} : notre délai finit ${ours}, celui du fournisseur ${theirs} : ${slack}`,
    late: (length) => `${length} de retard`,
    spare: (length) => `${length} d’avance`,
    exactly: () => 'au même instant',
    unreachable: (at, ours) =>
      `${at} : ${ours === null ? '' : `notre délai finit ${ours}, `}celui du fournisseur n’a pas de fin en vue`,
    withMargin: (ours, theirs, at, length) =>
      `Marge gardée, départ ${at} : nous disposons du temps jusqu’à ${ours}, le fournisseur finit ${theirs}, ${length} après.`,
    rows: { ours: 'nous', theirs: 'fournisseur' },
    legend: () => '▇ compté   · fermé',
    safeWithin: (length, calendar) => `au plus serré ${length} (${calendar})`,
    safeShare: (share) => `au plus ${share}`,
    safeNone: () => 'aucun engagement de ce genre',
    claimLate: (remedy, period, last, days, needed) =>
      `${remedy} : pour ${period}, à réclamer au plus tard le ${last}, ${count(days, 'jour ouvré', 'jours ouvrés')} ; constater et préparer en prend ${integer(needed, 'fr')}`,
    tooLate: (said, missing) =>
      `${said} : il en manque ${integer(missing, 'fr')}, la réclamation arriverait trop tard.`,
    tooNear: (said, spare, wanted) =>
      `${said} : il en reste ${spare === 0 ? 'zéro' : integer(spare, 'fr')} là où il en faudrait ${integer(wanted, 'fr')}.`,
    missed: {
      least: (text) => `manqué de peu : ${text}`,
      most: (text) => `manqué en entier : ${text}`,
      both: (text) => `manqué : ${text}`,
    },
    owed: (owed, back) => `${owed} dus ; ${back}`,
    nothingLeft: (amount, from) => `${amount} récupérables auprès de ${from}, rien ne reste à notre charge`,
    nothingBack: (from) => `rien de récupérable auprès de ${from}, tout reste à notre charge`,
    recoverable: (amount, from, gap) => `${amount} récupérables auprès de ${from}, ${gap} restent à notre charge`,
    otherCurrency: (from) => `ce que devrait ${from} est dans une autre monnaie, non comparé`,
    own: (names) => `Tenus par nos propres équipes : ${names}`,
    alone: (names) => `Ne reposent sur aucun fournisseur : ${names}`,
    notComparable: (names) => `Non comparables à ce que comptent les fournisseurs : ${names}`,
    price: {
      title: () => 'Prix et coût, par mois',
      line: 'Ligne',
      price: 'Prix',
      cost: 'Coût',
      left: 'Reste',
      together: () => 'Ensemble',
      togetherKnown: () => 'Ensemble, coûts là où connus',
      unknown: () => 'inconnu',
      suppliers: (bills) => `Les fournisseurs facturent ${bills}.`,
      otherCurrency: () => 'dans une autre monnaie',
      after: (left, price) =>
        `Après eux, il reste ${left} sur ${price} ; les coûts peuvent déjà contenir leurs factures.`,
    },
    ...COVER_WORDS.fr,
    reason: {
      ...COVER_WORDS.fr.reason,
      supplierNotGiven: (id) => `${id} n’est pas parmi les fichiers : ajoutez-le avec --supplier.`,
    },
    notForCustomers: (word) =>
      `--for ${word} : une marge montre nos coûts, nos fournisseurs et nos points faibles ; elle n’est jamais faite pour un client`,
    suppliersMissing: (ids) => `il manque --supplier : le contrat repose sur ${ids}`,
    suppliersHint: () =>
      'Donnez les fichiers de ces contrats, ou le dossier qui les contient : --supplier fournisseurs/',
    notASupplier: (file, ref) =>
      `${file} : ${ref} est ce que nous promettons à un client (sla) ; --supplier prend des contrats fournisseurs (underpinning) et des accords internes (ola)`,
    notCompared: () => 'Rien n’a été comparé : les contrats doivent d’abord se lire sans erreur.',
  },
};

export const marginHelpFr: { readonly margin: CommandHelp } = {
  margin: {
    summary: 'comparer nos engagements à ceux de nos fournisseurs',
    detail:
      'Compare chaque engagement à ce que les fournisseurs nous promettent, sur une même ligne de temps avec la plage de chacun : couvert, juste ou non couvert ; le pire départ ; l’engagement sûr le plus serré ; les réclamations à temps ou non ; l’argent dû et l’argent récupérable ; le prix et le coût. À usage interne.',
    argument: 'notre contrat',
    options: {
      'fail-on': 'uncovered : terminer avec le code 1 si un engagement est non couvert',
      for: 'refusé : une marge est à usage interne et n’est jamais faite pour un client',
    },
    examples: [
      {
        run: 'leeway margin acme.yaml --supplier operateur.yaml hebergeur.yaml',
        does: 'ce qui est sûr, ce qui ne l’est pas, et pourquoi',
      },
      {
        run: 'leeway margin acme.yaml --supplier fournisseurs/ --json --fail-on uncovered',
        does: 'le même pour un programme',
      },
    ],
  },
};
