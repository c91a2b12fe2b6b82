type Words = { readonly [key: string]: string };

const en = {
  reason: {
    ownWork: () => 'Our own people’s work.',
    noDependency: () => 'It stands on no supplier.',
    notComparable: () => 'What suppliers count says nothing of what we count.',
    noFigure: () => 'No time limit and no share to compare.',
    supplierNotGiven: (id: string) =>
      `No supplier agreement ${id} is published: publish it, and what it promises is compared.`,
    noPromiseUnder: (id: string, measures: string) => `${id} promises nothing that could carry this (${measures}).`,
    tooLate: () => 'From some starts the supplier’s time ends after ours.',
    withinMargin: () => 'The supplier’s time ends before ours, but leaves less than the margin.',
    moreDowntime: () => 'What stands beneath us permits more downtime than we do.',
    downtimeWithinMargin: () => 'Less downtime beneath us than we permit, but within the margin.',
    hoursNotCovered: (from: string, length: string) => `${length} of our hours lie outside those of ${from}.`,
    excludedUpstream: (from: string, causes: string) => `${from} leaves out ${causes}, and we do not.`,
    maintenanceNotice: (from: string, theirs: string, ours: string) =>
      `${from} may announce planned maintenance ${theirs} ahead, we must ${ours} ahead.`,
    maintenanceCap: (from: string, theirs: string | null, ours: string) =>
      `${from} may take ${theirs ?? 'any amount'} of planned maintenance a month, we ${ours}.`,
    minimumOutage: (from: string, theirs: string, ours: string) =>
      `${from} does not count outages under ${theirs}, we count from ${ours}.`,
    outageStart: (from: string) => `An outage begins for ${from} with our report, for us when it is detected.`,
    degradedWeight: (from: string, theirs: string, ours: string) =>
      `A degraded service weighs ${theirs} with ${from} and ${ours} with us.`,
    basis: (from: string, theirs: string, ours: string) =>
      `The share of ${from} is told of ${theirs}, ours of ${ours}.`,
    pauses: (from: string, reasons: string) => `${from} pauses its clock (${reasons}), ours runs on.`,
    startOn: (from: string, when: string) => `The clock of ${from} starts ${when}, ours at the opening.`,
    workExcluded: (from: string, ids: string) => `${from} does not cover ${ids}; check that we do not promise it.`,
  },
  basis: { time: 'time', users: 'users’ time', requests: 'requests' } as Words,
  startOn: { qualified: 'once qualified', assigned: 'once assigned' } as Words,
  cause: {
    forceMajeure: 'force majeure',
    customerFault: 'faults of the customer',
    clientThirdParty: 'third parties of the customer',
    suspension: 'suspension',
    ourSupplier: 'faults of suppliers',
  } as Words,
};

const fr: typeof en = {
  reason: {
    ownWork: () => 'C’est le travail de nos équipes.',
    noDependency: () => 'Il ne repose sur aucun fournisseur.',
    notComparable: () => 'Ce que comptent les fournisseurs ne dit rien de ce que nous comptons.',
    noFigure: () => 'Ni délai ni taux à comparer.',
    supplierNotGiven: (id) =>
      `Aucun contrat fournisseur ${id} n’est publié : publiez-le pour que ce qu’il promet soit comparé.`,
    noPromiseUnder: (id, measures) => `${id} ne promet rien qui puisse porter cet engagement (${measures}).`,
    tooLate: () => 'À certains départs, le délai du fournisseur finit après le nôtre.',
    withinMargin: () => 'Le délai du fournisseur finit avant le nôtre, mais laisse moins que la marge.',
    moreDowntime: () => 'Ce qui nous porte permet plus d’indisponibilité que nous.',
    downtimeWithinMargin: () => 'Moins d’indisponibilité en dessous que nous n’en permettons, mais moins que la marge.',
    hoursNotCovered: (from, length) => `${length} de notre plage sont en dehors de celle de ${from}.`,
    excludedUpstream: (from, causes) => `${from} exclut ${causes}, et nous non.`,
    maintenanceNotice: (from, theirs, ours) =>
      `${from} peut annoncer une maintenance programmée ${theirs} avant, nous devons le faire ${ours} avant.`,
    maintenanceCap: (from, theirs, ours) =>
      `${from} peut prendre ${theirs ?? 'autant qu’il veut'} de maintenance programmée par mois, nous ${ours}.`,
    minimumOutage: (from, theirs, ours) =>
      `${from} ne compte pas les interruptions de moins de ${theirs}, nous comptons à partir de ${ours}.`,
    outageStart: (from) =>
      `Une interruption commence pour ${from} à notre signalement, pour nous dès qu’elle est constatée.`,
    degradedWeight: (from, theirs, ours) => `Un service dégradé pèse ${theirs} chez ${from} et ${ours} chez nous.`,
    basis: (from, theirs, ours) => `Le taux de ${from} se rapporte ${theirs}, le nôtre ${ours}.`,
    pauses: (from, reasons) => `${from} gèle son délai (${reasons}), le nôtre continue.`,
    startOn: (from, when) => `Le délai de ${from} commence ${when}, le nôtre à l’ouverture.`,
    workExcluded: (from, ids) => `${from} ne couvre pas ${ids} ; vérifiez que nous ne le promettons pas.`,
  },
  basis: { time: 'au temps', users: 'au temps des utilisateurs', requests: 'aux requêtes' },
  startOn: { qualified: 'une fois le ticket qualifié', assigned: 'une fois le ticket affecté' },
  cause: {
    forceMajeure: 'la force majeure',
    customerFault: 'les fautes du client',
    clientThirdParty: 'les tiers du client',
    suspension: 'la suspension',
    ourSupplier: 'les fautes de fournisseurs',
  },
};

/** Why a promise is covered, thin or not, in sentences; and words they are made of. */
export const COVER_WORDS = { en, fr };
