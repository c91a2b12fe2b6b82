import type { Direction, DirectionReason } from '../../difference/index.ts';
import type { Language } from '../because.ts';

type Sentences = { readonly [D in Direction]?: string };

/** Why a change is better for one side, for neither, or can not be told: a sentence for each way a reason can go. */
export const REASON_SENTENCES: {
  readonly [R in DirectionReason]: { readonly [L in Language]: Sentences };
} = {
  renamed: {
    en: { neutral: 'Only its name in the file changed.' },
    fr: { neutral: 'Seul son nom dans le fichier a changé.' },
  },
  promise: {
    en: { customer: 'A promise that was not made before.', provider: 'A promise that is no longer made.' },
    fr: { customer: 'Un engagement nouveau.', provider: 'Un engagement qui n’est plus pris.' },
  },
  promiseTakesOver: {
    en: { unclear: 'Another promise of the same kind covers some of these tickets: it depends on the two.' },
    fr: { unclear: 'Un autre engagement du même genre couvre une partie de ces tickets\u202f: tout dépend des deux.' },
  },
  remedy: {
    en: { customer: 'A miss has a consequence it did not have.', provider: 'A miss loses a consequence it had.' },
    fr: { customer: 'Un dépassement a une conséquence nouvelle.', provider: 'Un dépassement perd une conséquence.' },
  },
  bonus: {
    en: {
      customer: 'A bonus is lower, harder to earn, or gone.',
      provider: 'A bonus is new, higher, or easier to earn.',
      unclear: 'The bonus is earned by something else.',
    },
    fr: {
      customer: 'Un bonus est plus bas, plus difficile à obtenir, ou supprimé.',
      provider: 'Un bonus est nouveau, plus élevé, ou plus facile à obtenir.',
      unclear: 'Le bonus récompense autre chose.',
    },
  },
  earnBack: {
    en: {
      customer: 'What is owed is earned back less easily.',
      provider: 'What is owed is earned back more easily.',
      unclear: 'Another condition for earning back what is owed.',
    },
    fr: {
      customer: 'Ce qui est dû s’efface moins facilement en cas de rattrapage.',
      provider: 'Ce qui est dû s’efface plus facilement en cas de rattrapage.',
      unclear: 'Le rattrapage dépend d’une autre condition.',
    },
  },
  cap: {
    en: {
      customer: 'More can fall due before the cap holds it back.',
      provider: 'The cap holds back sooner what falls due.',
      unclear: 'The cap is measured otherwise: which is lower depends on the figures.',
      neutral: 'The cap holds back as much as before.',
    },
    fr: {
      customer: 'Le plafond laisse passer davantage.',
      provider: 'Le plafond arrête plus tôt ce qui est dû.',
      unclear: 'Le plafond se mesure autrement\u202f: le plus bas dépend des montants.',
      neutral: 'Le plafond retient autant qu’avant.',
    },
  },
  price: {
    en: {
      customer: 'The customer pays less.',
      provider: 'The customer pays more.',
      unclear: 'What is counted changes: what is paid and what is done for it change together.',
    },
    fr: {
      customer: 'Le client paie moins.',
      provider: 'Le client paie plus.',
      unclear: 'Ce qui est compté change\u202f: le prix et ce qui est rendu changent ensemble.',
    },
  },
  offer: {
    en: { customer: 'More is offered.', provider: 'Less is offered.', unclear: 'Something else is offered.' },
    fr: { customer: 'L’offre s’étend.', provider: 'L’offre se réduit.', unclear: 'L’offre n’est plus la même.' },
  },
  scope: {
    en: {
      customer: 'More is covered.',
      provider: 'Less is covered.',
      unclear: 'Some things are covered now, others no longer.',
    },
    fr: {
      customer: 'Le contrat couvre davantage.',
      provider: 'Le contrat couvre moins.',
      unclear: 'Certaines choses sont couvertes, d’autres ne le sont plus.',
    },
  },
  party: {
    en: { neutral: 'People and addresses: no promise changes.' },
    fr: { neutral: 'Personnes et coordonnées\u202f: aucun engagement ne change.' },
  },
  rightToEnd: {
    en: {
      customer: 'The customer can end the agreement more easily.',
      provider: 'The customer can end the agreement less easily.',
      unclear: 'Whom it serves is known only once one side ends the agreement.',
    },
    fr: {
      customer: 'Le client peut mettre fin au contrat plus facilement.',
      provider: 'Le client peut mettre fin au contrat moins facilement.',
      unclear: 'À qui cela profite ne se sait qu’une fois le contrat résilié.',
    },
  },
  entry: {
    en: { unclear: 'What it brings depends on how it is used.' },
    fr: { unclear: 'Ce que cela apporte dépend de l’usage.' },
  },
  timeLimit: {
    en: {
      customer: 'Due sooner.',
      provider: 'Due later.',
      neutral: 'Every deadline stays where it was.',
      unclear: 'Due sooner from some starts, later from others.',
    },
    fr: {
      customer: 'Échéance plus proche.',
      provider: 'Échéance plus lointaine.',
      neutral: 'Toutes les échéances restent les mêmes.',
      unclear: 'Échéance plus proche pour certains départs, plus lointaine pour d’autres.',
    },
  },
  hours: {
    en: {
      customer: 'With these hours more is served, or what is promised is due sooner.',
      provider: 'With these hours less is served, or what is promised is due later.',
      unclear: 'Some hours are gained, others lost, or they serve several purposes.',
    },
    fr: {
      customer: 'Avec cette plage, le service s’étend ou les échéances se rapprochent.',
      provider: 'Avec cette plage, le service se réduit ou les échéances s’éloignent.',
      unclear: 'Des heures sont gagnées, d’autres perdues, ou elles ont plusieurs usages.',
    },
  },
  measuredHours: {
    en: { unclear: 'Other hours are measured: the share depends on when the service is down.' },
    fr: { unclear: 'D’autres heures sont mesurées\u202f: le taux dépend du moment des interruptions.' },
  },
  hoursUnused: {
    en: { neutral: 'No promise is counted differently by these hours.' },
    fr: { neutral: 'Aucun engagement ne se compte autrement avec cette plage.' },
  },
  selection: {
    en: {
      customer: 'The promise covers more tickets.',
      provider: 'The promise covers fewer tickets.',
      unclear: 'Some tickets are covered now, others no longer.',
    },
    fr: {
      customer: 'L’engagement couvre plus de tickets.',
      provider: 'L’engagement couvre moins de tickets.',
      unclear: 'Certains tickets sont couverts, d’autres ne le sont plus.',
    },
  },
  measure: {
    en: { unclear: 'Something else is measured: the two can not be set against each other.' },
    fr: { unclear: 'Ce n’est plus la même mesure\u202f: les deux ne se comparent pas.' },
  },
  requirement: {
    en: {
      customer: 'More has to be kept.',
      provider: 'Less has to be kept.',
      unclear: 'Something else has to be kept.',
    },
    fr: {
      customer: 'L’exigence est plus forte.',
      provider: 'L’exigence est plus faible.',
      unclear: 'L’exigence est d’une autre nature.',
    },
  },
  requirementKind: {
    en: { unclear: 'Asked in another way: which is stricter depends on the tickets.' },
    fr: { unclear: 'L’exigence s’exprime autrement\u202f: la plus stricte dépend des tickets.' },
  },
  period: {
    en: {
      customer: 'As many misses are allowed over a longer period.',
      provider: 'As many misses are allowed over a shorter period.',
      unclear: 'Judged over another period: it may go either way.',
    },
    fr: {
      customer: 'Autant de dépassements permis sur une période plus longue.',
      provider: 'Autant de dépassements permis sur une période plus courte.',
      unclear: 'Jugé sur une autre période\u202f: cela peut aller dans les deux sens.',
    },
  },
  sample: {
    en: {
      customer: 'Fewer periods with few tickets are let off.',
      provider: 'More periods with few tickets are let off.',
      neutral: 'Periods with few tickets are judged as before.',
      unclear: 'Periods with few tickets are judged otherwise.',
    },
    fr: {
      customer: 'Moins de périodes à peu de tickets échappent au verdict.',
      provider: 'Plus de périodes à peu de tickets échappent au verdict.',
      neutral: 'Les périodes à peu de tickets se jugent comme avant.',
      unclear: 'Les périodes à peu de tickets se jugent autrement.',
    },
  },
  sampleUnused: {
    en: { neutral: 'Without a minimum sample it has no effect.' },
    fr: { neutral: 'Sans minimum de tickets, c’est sans effet.' },
  },
  warning: {
    en: { neutral: 'Who is warned and when: no promise changes.' },
    fr: { neutral: 'Qui est prévenu et quand\u202f: aucun engagement ne change.' },
  },
  precedence: {
    en: { unclear: 'Where two promises could apply, another one now comes first.' },
    fr: { unclear: 'Là où deux engagements pouvaient s’appliquer, un autre passe devant.' },
  },
  clockStart: {
    en: {
      customer: 'The time begins sooner, or for more tickets.',
      provider: 'The time begins later, or for fewer tickets.',
      unclear: 'The time begins at another event.',
    },
    fr: {
      customer: 'Le délai commence plus tôt, ou pour plus de tickets.',
      provider: 'Le délai commence plus tard, ou pour moins de tickets.',
      unclear: 'Le délai commence à un autre événement.',
    },
  },
  stop: {
    en: {
      customer: 'It takes more to stop the time.',
      provider: 'Less is enough to stop the time.',
      unclear: 'Something else stops the time.',
    },
    fr: {
      customer: 'Il en faut plus pour arrêter le délai.',
      provider: 'Il en faut moins pour arrêter le délai.',
      unclear: 'Autre chose arrête le délai.',
    },
  },
  pauses: {
    en: {
      customer: 'The time stands still less.',
      provider: 'The time stands still more.',
      neutral: 'The time stands still as much as before.',
      unclear: 'The time stands still for other reasons.',
    },
    fr: {
      customer: 'Le délai est moins souvent gelé.',
      provider: 'Le délai est plus souvent gelé.',
      neutral: 'Le délai est gelé autant qu’avant.',
      unclear: 'Le délai est gelé pour d’autres motifs.',
    },
  },
  priorityChange: {
    en: {
      customer: 'After a change of priority nothing is due later than before, some things sooner.',
      provider: 'After a change of priority nothing is due sooner than before, some things later.',
      unclear: 'After a change of priority some things are due sooner, others later.',
    },
    fr: {
      customer: 'Après un changement de priorité, aucune échéance ne recule, certaines se rapprochent.',
      provider: 'Après un changement de priorité, aucune échéance ne se rapproche, certaines reculent.',
      unclear: 'Après un changement de priorité, des échéances se rapprochent et d’autres reculent.',
    },
  },
  reopening: {
    en: {
      customer: 'A reopened ticket leaves less time.',
      provider: 'A reopened ticket leaves more time.',
      unclear: 'A reopened ticket is counted otherwise.',
    },
    fr: {
      customer: 'Un ticket rouvert laisse moins de temps.',
      provider: 'Un ticket rouvert laisse plus de temps.',
      unclear: 'Un ticket rouvert se compte autrement.',
    },
  },
  attribution: {
    en: { unclear: 'Tickets may count in another period, or under another version.' },
    fr: { unclear: 'Des tickets peuvent compter dans une autre période, ou selon une autre version.' },
  },
  merging: {
    en: {
      customer: 'When tickets are merged, the earliest time counts.',
      provider: 'When tickets are merged, what was absorbed no longer counts.',
      unclear: 'Merged tickets are counted otherwise.',
    },
    fr: {
      customer: 'Quand des tickets sont fusionnés, le délai le plus ancien compte.',
      provider: 'Quand des tickets sont fusionnés, celui qui est absorbé ne compte plus.',
      unclear: 'Les tickets fusionnés se comptent autrement.',
    },
  },
  downtime: {
    en: {
      customer: 'More counts as downtime.',
      provider: 'Less counts as downtime.',
      unclear: 'Downtime is counted otherwise: it may be more or less.',
    },
    fr: {
      customer: 'L’indisponibilité comptée augmente.',
      provider: 'L’indisponibilité comptée diminue.',
      unclear: 'L’indisponibilité se compte autrement\u202f: plus ou moins selon les cas.',
    },
  },
  maintenance: {
    en: {
      customer: 'Less planned maintenance goes uncounted, or it is announced earlier.',
      provider: 'More planned maintenance goes uncounted, or it is announced later.',
    },
    fr: {
      customer: 'Moins de maintenance programmée échappe au compte, ou elle est annoncée plus tôt.',
      provider: 'Plus de maintenance programmée échappe au compte, ou elle est annoncée plus tard.',
    },
  },
  exclusions: {
    en: {
      customer: 'Fewer causes are left out of the count.',
      provider: 'More causes are left out of the count.',
      unclear: 'Other causes are left out of the count.',
    },
    fr: {
      customer: 'Moins de causes sont exclues du compte.',
      provider: 'Plus de causes sont exclues du compte.',
      unclear: 'D’autres causes sont exclues du compte.',
    },
  },
  ruleUnused: {
    en: { neutral: 'No promise uses this rule.' },
    fr: { neutral: 'Aucun engagement n’emploie cette règle.' },
  },
  amountDue: {
    en: {
      customer: 'A miss costs the provider more.',
      provider: 'A miss costs the provider less.',
      neutral: 'A miss costs the same.',
      unclear: 'A miss costs more in some cases, less in others.',
    },
    fr: {
      customer: 'Un dépassement coûte plus au prestataire.',
      provider: 'Un dépassement coûte moins au prestataire.',
      neutral: 'Un dépassement coûte autant.',
      unclear: 'Un dépassement coûte plus dans certains cas, moins dans d’autres.',
    },
  },
  amountBase: {
    en: {
      customer: 'Reckoned on a base that serves the customer.',
      provider: 'Reckoned on a base that serves the provider.',
      unclear: 'Reckoned on another base: which is larger depends on what is billed.',
    },
    fr: {
      customer: 'Calculé sur une base favorable au client.',
      provider: 'Calculé sur une base favorable au prestataire.',
      unclear: 'Calculé sur une autre base\u202f: la plus large dépend de ce qui est facturé.',
    },
  },
  kindOfRemedy: {
    en: { unclear: 'Another kind of consequence: the two can not be set against each other.' },
    fr: { unclear: 'Une conséquence d’une autre nature\u202f: les deux ne se comparent pas.' },
  },
  condition: {
    en: {
      customer: 'The condition serves the customer better.',
      provider: 'The condition serves the provider better.',
      unclear: 'It hangs on another condition.',
    },
    fr: {
      customer: 'La condition est plus favorable au client.',
      provider: 'La condition est plus favorable au prestataire.',
      unclear: 'Tout dépend d’une autre condition.',
    },
  },
  claim: {
    en: {
      customer: 'Less is needed to be paid, or there is more time for it.',
      provider: 'More is needed to be paid, or there is less time for it.',
      neutral: 'Only the way to claim it changes.',
      unclear: 'It is claimed otherwise.',
    },
    fr: {
      customer: 'Il en faut moins pour être payé, ou le temps pour le demander s’allonge.',
      provider: 'Il en faut plus pour être payé, ou le temps pour le demander se réduit.',
      neutral: 'Seule la manière de le demander change.',
      unclear: 'La demande se fait autrement.',
    },
  },
  contest: {
    en: { unclear: 'It serves whoever contests, or whoever is contested.' },
    fr: { unclear: 'Cela sert celui qui conteste, ou celui à qui l’on conteste.' },
  },
  tax: {
    en: { neutral: 'The amount before tax is the same.', unclear: 'Taxed otherwise: have it confirmed.' },
    fr: {
      neutral: 'Le montant hors taxes est le même.',
      unclear: 'Le traitement de la TVA change\u202f: à faire confirmer.',
    },
  },
  threshold: {
    en: { customer: 'Smaller amounts are paid too.', provider: 'Small amounts are no longer paid.' },
    fr: { customer: 'De plus petits montants sont dus.', provider: 'Les petits montants ne sont plus dus.' },
  },
  pricing: {
    en: {
      customer: 'The price buys more.',
      provider: 'The price buys less.',
      unclear: 'Priced in another way: which is dearer depends on use.',
    },
    fr: {
      customer: 'Le prix donne droit à davantage.',
      provider: 'Le prix donne droit à moins.',
      unclear: 'Le prix se forme autrement\u202f: le plus cher dépend de l’usage.',
    },
  },
  payment: {
    en: {
      customer: 'Paid later, or at less cost to the customer.',
      provider: 'Paid sooner, or at more cost to the customer.',
      neutral: 'As much is paid as before.',
      unclear: 'How and when it is paid changes.',
    },
    fr: {
      customer: 'Le client paie plus tard, ou à moindres frais.',
      provider: 'Le client paie plus tôt, ou à plus de frais.',
      neutral: 'Le client paie autant qu’avant.',
      unclear: 'La manière et le moment du paiement changent.',
    },
  },
  indexation: {
    en: {
      customer: 'Prices can rise less.',
      provider: 'Prices can rise more.',
      unclear: 'Prices follow another rule: which way depends on the index.',
    },
    fr: {
      customer: 'Les prix peuvent moins augmenter.',
      provider: 'Les prix peuvent augmenter davantage.',
      unclear: 'Les prix suivent une autre règle\u202f: le sens dépend de l’indice.',
    },
  },
  currency: {
    en: { unclear: 'Another currency: amounts can not be compared.' },
    fr: { unclear: 'Une autre monnaie\u202f: les montants ne se comparent pas.' },
  },
  term: {
    en: { neutral: 'Dates only: no promise changes.', unclear: 'A longer or shorter term binds both sides.' },
    fr: {
      neutral: 'Seules des dates changent, aucun engagement.',
      unclear: 'Une durée plus longue ou plus courte engage les deux parties.',
    },
  },
  notice: {
    en: { unclear: 'The notice binds both sides.' },
    fr: { unclear: 'Le préavis engage les deux parties.' },
  },
  obligation: {
    en: {
      customer: 'The provider’s duty is stronger.',
      provider: 'The provider’s duty is weaker.',
      unclear: 'What the provider owes is not said in one of the versions.',
    },
    fr: {
      customer: 'L’obligation du prestataire est plus forte.',
      provider: 'L’obligation du prestataire est plus faible.',
      unclear: 'L’une des versions ne dit pas ce que doit le prestataire.',
    },
  },
  responsibility: {
    en: {
      customer: 'The provider has more to do, or the customer less.',
      provider: 'The customer has more to do, or the provider less.',
      unclear: 'Tasks are shared otherwise.',
    },
    fr: {
      customer: 'Le prestataire a plus à faire, ou le client moins.',
      provider: 'Le client a plus à faire, ou le prestataire moins.',
      unclear: 'Les tâches sont réparties autrement.',
    },
  },
  reporting: {
    en: {
      customer: 'Reported more, or sooner.',
      provider: 'Reported less, or later.',
      neutral: 'Meetings and recipients serve both sides.',
      unclear: 'Something else is reported.',
    },
    fr: {
      customer: 'Le compte rendu est plus complet, ou plus rapide.',
      provider: 'Le compte rendu est moins complet, ou plus tardif.',
      neutral: 'Réunions et destinataires servent les deux parties.',
      unclear: 'Le compte rendu porte sur autre chose.',
    },
  },
  exit: {
    en: {
      customer: 'Leaving is better provided for.',
      provider: 'Leaving is less well provided for.',
      unclear: 'Whether it helps depends on how one leaves.',
    },
    fr: {
      customer: 'La sortie est mieux organisée.',
      provider: 'La sortie est moins bien organisée.',
      unclear: 'L’intérêt dépend de la manière de sortir.',
    },
  },
  liability: {
    en: {
      customer: 'The provider answers for more.',
      provider: 'The provider answers for less.',
      unclear: 'The provider answers in another way.',
    },
    fr: {
      customer: 'Le prestataire répond de davantage.',
      provider: 'Le prestataire répond de moins.',
      unclear: 'Le prestataire répond autrement.',
    },
  },
  insurance: {
    en: {
      customer: 'Insured for more.',
      provider: 'Insured for less.',
      neutral: 'Only the insurer or the policy changes.',
      unclear: 'Insured otherwise.',
    },
    fr: {
      customer: 'L’assurance couvre davantage.',
      provider: 'L’assurance couvre moins.',
      neutral: 'Seul l’assureur ou la police change.',
      unclear: 'L’assurance est d’une autre nature.',
    },
  },
  measurer: {
    en: {
      customer: 'The figures are less in the provider’s hands.',
      provider: 'The figures are more in the provider’s hands.',
      unclear: 'Who measures, or what decides a dispute, changes.',
    },
    fr: {
      customer: 'Les mesures dépendent moins du prestataire.',
      provider: 'Les mesures dépendent plus du prestataire.',
      unclear: 'Celui qui mesure, ou ce qui tranche un désaccord, change.',
    },
  },
  wording: {
    en: {
      neutral: 'Who has to read it changes, not what it says.',
      unclear: 'Only people can say whom another wording serves: have it read.',
    },
    fr: {
      neutral: 'Ceux qui doivent le relire changent, pas ce qu’il dit.',
      unclear: 'Seule une relecture dira à qui profite cette rédaction.',
    },
  },
  description: {
    en: { neutral: 'A name or a description: no promise changes.' },
    fr: { neutral: 'Un nom ou une description\u202f: aucun engagement ne change.' },
  },
  level: {
    en: { unclear: 'It depends on the promises and the price of the plan.' },
    fr: { unclear: 'Tout dépend des engagements et du prix de la formule.' },
  },
  priorityMatrix: {
    en: {
      customer: 'Tickets become more urgent, or the customer decides more on it.',
      provider: 'Tickets become less urgent, or the customer decides less on it.',
      unclear: 'Tickets get another priority.',
    },
    fr: {
      customer: 'Des tickets deviennent plus urgents, ou le client en décide davantage.',
      provider: 'Des tickets deviennent moins urgents, ou le client en décide moins.',
      unclear: 'Des tickets reçoivent une autre priorité.',
    },
  },
  supplyChain: {
    en: { neutral: 'What stands under the promise changes, not the promise.' },
    fr: { neutral: 'Ce qui porte l’engagement change, pas l’engagement.' },
  },
  identity: {
    en: {
      neutral: 'It says which agreement this is: no promise changes.',
      unclear: 'Another kind of agreement: compare with care.',
    },
    fr: {
      neutral: 'Cela identifie le contrat\u202f: aucun engagement ne change.',
      unclear: 'Un contrat d’une autre nature\u202f: à comparer avec prudence.',
    },
  },
  law: {
    en: {
      neutral: 'The same terms hold, told in another language.',
      unclear: 'Other rules of law may hold: have it read.',
    },
    fr: {
      neutral: 'Les mêmes termes valent, dans une autre langue.',
      unclear: 'D’autres règles de droit peuvent s’appliquer\u202f: à faire relire.',
    },
  },
  internal: {
    en: { neutral: 'Ours alone: the customer is promised the same.' },
    fr: { neutral: 'À usage interne\u202f: les engagements envers le client sont les mêmes.' },
  },
};
