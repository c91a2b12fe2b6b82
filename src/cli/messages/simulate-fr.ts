import { integer } from '../format/number.ts';
import type { CommandHelp } from './help-en.ts';
import type { simulateEn } from './simulate-en.ts';

const figure = (n: number): string => integer(n, 'fr');
const plural = (n: number): boolean => Math.abs(n) >= 2;
const count = (n: number, one: string, many: string): string => `${figure(n)} ${plural(n) ? many : one}`;
const listed = (names: readonly string[]): string => names.join(', ');

const periods: { readonly [key: string]: string } = {
  month: 'des mois',
  quarter: 'des trimestres',
  semester: 'des semestres',
  year: 'des années',
  contractYear: 'des années de contrat',
  rolling30d: 'des mois',
  rolling12mo: 'des années',
};

export const simulateFr: typeof simulateEn = {
  simulate: {
    labelled: (label, text) => `${label} : ${text}`,
    notForCustomers: (whom) =>
      `--for ${whom} : une simulation montre des risques, des limites de négociation et des coûts qui ne sont qu’à nous, et n’est pas pour les clients ; leeway evaluate --for ${whom} l’est`,
    scaleAlone: () => '--scale va avec --customers : de qui faut-il mettre le passé à l’échelle ?',
    handlingAlone: () => '--handling va avec --team : à quelles heures faut-il comparer le travail ?',
    presentOrOthers: () =>
      '--present et --customers s’excluent : un client sans passé n’a pas de contrat actuel à côté duquel le dire',
    notAShare: (flag, word) => `${flag} ${word} : il faut une part, par exemple 90%`,
    notWhole: (flag, word, least, most) =>
      `${flag} ${word} : il faut un nombre entier de ${figure(least)} à ${figure(most)}`,
    notAScale: (word) => `--scale ${word} : il faut un facteur, par exemple 1.5 (1 000 au plus)`,
    scaleCount: (word, customers) =>
      `--scale ${word} : il faut un facteur pour tous les clients, ou un pour chacun des ${figure(customers)}`,
    notATeam: (word) =>
      `--team ${word} : il faut des heures de travail par semaine, par exemple 70h, ou 70h,5h avec celles en HNO`,
    unknownCustomer: (name, near, known) =>
      `--customers : les événements n’ont aucun ticket de ${name}${near === null ? '' : ` ; vouliez-vous dire ${near} ?`}${known.length === 0 ? '' : ` (ils ont : ${listed(known.slice(0, 10))}${known.length > 10 ? ' …' : ''})`}`,
    notSimulated: () => 'Rien n’a été simulé : les contrats doivent d’abord se lire sans erreur.',
    doing: {
      judging: 'le passé est jugé',
      drawing: 'des années sont tirées',
      confirming: 'les contre-propositions sont confrontées au passé',
      pricing: 'ce qui va plus loin est chiffré',
    },
    title: (name, ref) => `Ce que ce contrat aurait coûté : ${name} (${ref})`,
    ours: () => 'À nous seuls : risques, limites et coûts ne sont pas pour le client.',
    past: (tickets, from, to, weeks) =>
      `${count(tickets, 'ticket', 'tickets')} du ${from} au ${to}, ${count(weeks, 'semaine entière', 'semaines entières')}.`,
    drawn: (years, seed) =>
      `${count(years, 'année tirée', 'années tirées')} de ce passé semaine par semaine, avec la graine ${seed} : la même graine donne la même réponse. L’ordre des saisons n’est pas gardé.`,
    borrowed: (customers, years, seed) =>
      `Ce client n’a pas de passé ici : celui de ${listed(customers)} en tient lieu. ${count(years, 'année tirée', 'années tirées')}, chacune de l’un d’eux, avec la graine ${seed} ; auquel il ressemblera n’est pas connu, et les risques en sont d’autant plus incertains.`,
    scaled: (customer, factor) => (factor === '1' ? customer : `${customer} (× ${factor})`),
    headline: {
      cost: (amount) => `Sur ce passé, il aurait coûté ${amount} (réductions de prix et pénalités, moins les bonus).`,
      earned: (amount) => `Sur ce passé, il aurait rapporté ${amount} (bonus, moins réductions de prix et pénalités).`,
      noMoney: () => 'Ses engagements n’ont pas de prix : selon ce contrat, en dépasser un ne coûte rien.',
      more: (amount, than) => `C’est ${amount} de plus que le contrat actuel (${than}).`,
      less: (amount, than) => `C’est ${amount} de moins que le contrat actuel (${than}).`,
      same: (than) => `C’est autant que le contrat actuel (${than}).`,
      otherCurrency: (than) => `Le contrat actuel a coûté ${than}, dans une autre devise.`,
      presentFree: () => 'Le contrat actuel ne met pas de prix sur ses engagements.',
      kept: (kept, all, confidence) =>
        `Sur ${count(all, 'engagement évalué', 'engagements évalués')}, ${kept === 0 ? 'aucun n’est tenu' : kept === 1 ? 'un seul est tenu' : `${figure(kept)} sont tenus`} avec ${confidence} de confiance.`,
    },
    odds: {
      title: () => 'Combien de fois une période est dépassée',
      share: (share, low, high, per) => `${share} ${periods[per] ?? per} (de ${low} à ${high})`,
      never: () => 'rien à juger dans ce passé',
      onPast: (missed, judged) => `sur ce passé : ${figure(missed)} sur ${figure(judged)}`,
      onPastNone: () => 'sur ce passé : rien de jugé',
      present: (missed, judged) => `contrat actuel : ${figure(missed)} sur ${figure(judged)}`,
      presentNone: () => 'contrat actuel : pas d’engagement de ce nom',
      gone: (names) => `Dans le contrat actuel seulement : ${names}`,
      yearly: (share) => `au moins une dans ${share} des années`,
      late: (mean, low, high) => `${mean} en retard par an (de ${low} à ${high} dans 90 % des années)`,
      legend: () =>
        'Entre parenthèses : où se trouve le risque avec 95 % de certitude, d’après un passé de cette longueur. Un engagement sur plusieurs services est dépassé dès que l’un d’eux l’est.',
    },
    cost: {
      title: () => 'Ce que coûterait une année',
      columns: { what: '', mean: 'Moyenne', p5: '5 % sous', p50: 'Médiane', p95: '5 % au-delà' },
      credits: () => 'Réductions et pénalités',
      bonuses: () => 'Bonus',
      net: () => 'En tout',
      most: (amount, window) =>
        `Au plus ${amount} par an de réductions de prix et de pénalités : le plafond ${window}.`,
      window: {
        month: 'de chaque mois',
        quarter: 'de chaque trimestre',
        semester: 'de chaque semestre',
        year: 'de chaque année',
        contractYear: 'de chaque année de contrat',
        rolling12mo: 'sur 12 mois glissants',
        term: 'de toute la durée du contrat',
      },
      noCap: (remedies) =>
        `Aucun plafond ne borne ${remedies} : une mauvaise année peut coûter n’importe quel montant.`,
      unbounded: () => 'Aucun plafond ne borne une année.',
      margin: (amount) => `Une année laisse ${amount} après ses coûts, avant tout cela.`,
    },
    team: {
      title: () => 'L’équipe peut-elle le faire ?',
      recorded: () => 'D’après le travail enregistré.',
      elapsed: (share) =>
        `Aucun travail n’est enregistré : ${share} du temps passé de chaque ticket est pris pour du travail.`,
      hours: (calendar) =>
        calendar === null ? 'Toutes les heures sont ouvertes.' : `Heures ouvertes : calendrier ${calendar}.`,
      inService: () => 'En HO',
      outOfService: () => 'En HNO',
      load: (mean, low, high, team) =>
        `${mean} de travail par semaine (de ${low} à ${high} dans 90 % des semaines), l’équipe a ${team}`,
      over: (share) => `trop dans ${share} des semaines`,
      fits: () => 'jamais trop dans les semaines tirées',
    },
    offers: {
      title: (confidence) => `Ce qui pourrait être promis, tenu avec ${confidence} de confiance`,
      term: { within: 'délai', attainment: 'taux de respect', allow: 'dépassements permis' },
      misses: (n) => count(n, 'dépassement', 'dépassements'),
      kept: (value, share) => `${value} est tenu dans ${share} des cas.`,
      isTight: () => 'Un cran plus serré ne le serait pas.',
      could: (value, share) => `${value} le serait encore, dans ${share} des cas.`,
      offer: (promised, offered, share) => `${promised} → ${offered} est tenu dans ${share} des cas`,
      tighter: (value, share) => ` ; ${value} dans ${share} seulement`,
      hopeless: (promised, share) =>
        `${promised} n’est tenu que dans ${share} des cas, et rien qu’on écrirait ne l’est avec la confiance demandée.`,
      further: (steps) => `Aller plus loin coûterait de plus par an : ${steps.join(' · ')}.`,
      step: (value, amount) => `${value} ${amount}`,
      free: () => 'Aller plus loin ne coûterait rien de plus par an.',
      estimated: () => '(estimé d’après le temps utilisé)',
      legend: () =>
        'Chaque valeur a été confrontée à ce passé, jugé de nouveau. Les parts comptent des périodes simulées ; les coûts sont dits sur 200 des années.',
    },
    advice: {
      title: () => 'Que faire :',
      overall: { accept: 'accepter', negotiate: 'négocier', walkAway: 'renoncer' },
      role: {
        customerService: 'Service client',
        technical: 'Responsable technique',
        finance: 'Finances',
        legal: 'Juridique',
      },
      nothing: () => 'rien ne s’y oppose',
      aim: (term, value) => `${term} : ${value} est notre objectif`,
      acceptable: (term, value) => `${term} : ${value} est dans la zone d’accord`,
      between: (term, value, ask) =>
        `${term} : ${value} est entre l’objectif et la ligne rouge${ask === null ? '' : ` ; demander ${ask}`}`,
      beyond: (term, value, walkAway, ask) =>
        `${term} : ${value} passe notre ligne rouge${walkAway === null ? '' : ` (${walkAway})`}${ask === null ? '' : ` ; demander ${ask}`}`,
      unread: (term) => `${term} : la limite n’a pas pu être comparée au contrat ; vérifiez son chemin et son unité`,
      unlikely: (target, share, asks) =>
        `${target} : tenu dans ${share} des cas seulement ; demander ${asks.join(', ou ')}`,
      ask: (term, value, share) => `${term} ${value} (${share})`,
      hopeless: (term, value, share) =>
        `${term} : ${value} n’est tenu que dans ${share} des cas, et aucune autre valeur ne le serait`,
      overload: { inService: 'trop de travail en HO', outOfService: 'trop de travail en HNO' },
      uncapped: (remedies) => `aucun plafond ne borne ${remedies} ; en demander un`,
      expectedOverMargin: (cost, margin) =>
        `une année moyenne coûte ${cost}, plus que les ${margin} qu’une année laisse`,
      badOverMargin: (cost, margin) => `une année sur 20 coûte ${cost} ou plus, et une année laisse ${margin}`,
    },
    notice: {
      noEvents: () =>
        'Les fichiers d’événements n’ont ni ticket ni fait jusqu’à cet instant : il n’y a pas de passé d’où tirer.',
      noTickets: (known) =>
        `Aucun ticket de ces événements ne relève de ce contrat${known.length === 0 ? '' : ` (ils sont de ${listed(known.slice(0, 8))}${known.length > 8 ? ' …' : ''}) ; avec --customers, le passé d’autres clients en tient lieu`}.`,
      noTicketPromises: () =>
        'Aucun de ses engagements n’est mesuré par des tickets : il n’y a pas de contre-proposition à chercher.',
      noRequirement: (targets) =>
        `${targets} : jugé ticket par ticket, rien n’est demandé d’une période ; il n’y a donc pas de risque de la dépasser.`,
      neverJudged: (targets) => `${targets} : ce passé n’en dit rien.`,
      noWork: () =>
        'Aucun travail n’est enregistré : dites avec --handling quelle part du temps passé est du travail (40%), et l’équipe y sera comparée.',
      unevenWeeks: (mean, middle) =>
        `Ce passé est irrégulier : ${count(mean, 'ticket', 'tickets')} par semaine en moyenne, mais la moitié de ses semaines en ont ${figure(middle)} au plus. Les années mêlent semaines pleines et creuses ; --from et --to choisissent la part qui ressemble à ce qui vient.`,
      fewWeeks: (weeks) =>
        `Seulement ${count(weeks, 'semaine', 'semaines')} de passé : sous un quart d’année, les risques tiennent de la conjecture.`,
      oneCustomer: (customer) =>
        `Le passé d’un seul client (${customer}) tient lieu du sien : ce qui sépare les clients ne peut pas se voir.`,
      fewPeriods: (target, periods) =>
        `Tiré de ${count(periods, 'période passée', 'périodes passées')} seulement : ${target}.`,
    },
  },
};

export const simulateHelpFr: { readonly simulate: CommandHelp } = {
  simulate: {
    summary: 'ce qu’un contrat aurait coûté sur des événements passés, et ce qui pourrait être promis à la place',
    detail:
      'Juge des événements passés par un projet de contrat, tire des années de leurs semaines, et dit combien de fois chaque engagement serait dépassé, ce que coûterait une année, si l’équipe peut le faire, l’engagement le plus serré qui serait tenu avec la confiance choisie, et ce que chaque rôle devrait faire. À nous seuls : pas pour les clients.',
    argument: 'le projet : un fichier de contrat',
    options: {
      present: 'le contrat actuel, dit à côté du projet',
      confidence: 'combien de fois une période devrait être tenue (90% par défaut)',
      seed: 'un autre tirage d’années (un nombre entier ; 1 par défaut)',
      years: 'combien d’années tirer (1000 par défaut)',
      'as-of': 'l’instant du jugement (par défaut : la fin du jour du dernier événement)',
      from: 'premier jour, ou instant, du passé d’où tirer (par défaut : le jour du premier ticket)',
      to: 'jour, ou instant, où il finit, non compris (par défaut : après le jour du dernier ticket)',
      customers: 'pour un client sans passé : des clients dont le passé en tient lieu (a,b)',
      scale: 'sa taille par rapport à la leur : 1.5, ou un facteur pour chacun (1.5,0.8)',
      team: 'heures de travail par semaine en HO, et en HNO : 70h,5h',
      handling: 'sans travail enregistré : quelle part du temps passé est du travail (40%)',
      supplier: 'contrats fournisseurs, pour ce qu’une année laisse',
      for: 'pas pour les clients : refusé',
    },
    examples: [
      {
        run: 'leeway simulate draft.yaml --events events.jsonl --present agreement.yaml',
        does: 'un projet à côté du contrat actuel',
      },
      {
        run: 'leeway simulate draft.yaml --events events.jsonl --customers boreal,verdier --scale 1.5',
        does: 'pour un nouveau client une fois et demie plus grand que deux que nous connaissons',
      },
    ],
  },
};
