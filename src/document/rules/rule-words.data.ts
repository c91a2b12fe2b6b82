type Said = { readonly fr: string; readonly en: string };
const said = (fr: string, en: string): Said => ({ fr, en });

/** What each named rule is called. */
export const RULE_TITLES = {
  startOn: said('Départ du délai', 'When a time limit starts'),
  channels: said('Canaux qui comptent', 'Channels that count'),
  cutOff: said('Demande déclarée en fin de journée', 'Reported late in the day'),
  firstResponse: said('Ce qui vaut première réponse', 'What is a first response'),
  intervention: said('Ce qui vaut intervention', 'What is work begun'),
  restorationStopsOn: said('Ce qui vaut rétablissement', 'What is service restored'),
  pauseOn: said('Gel du délai', 'Pauses'),
  maxPause: said('Gel le plus long', 'Longest pause'),
  resumeOnReply: said('Réponse du client pendant un gel', 'The customer answers during a pause'),
  priorityChange: said('Changement de priorité', 'Change of priority'),
  reopen: said('Demande rouverte', 'Reopened requests'),
  reopenWindow: said('Jusqu’à quand une réouverture compte', 'How long a reopening counts'),
  attribute: said('Période de rattachement', 'The period a time limit counts in'),
  agreementChange: said('Nouvelle version du contrat', 'A new version of the agreement'),
  merged: said('Demandes fusionnées', 'Merged requests'),
  dueTime: said('Égalité avec l’échéance', 'Equal to the due time'),
} as const;
export type RuleName = keyof typeof RULE_TITLES;

/** What each value of a rule means, in one or two sentences. */
export const RULE_VALUES = {
  'startOn.opened': said(
    'Un délai part de la déclaration de la demande. Déclarée hors plage de service (HNO), elle commence à courir à l’ouverture suivante.',
    'A time limit starts when the request is reported. Reported outside the service hours, it begins to count at the next opening.',
  ),
  'startOn.qualified': said(
    'Un délai part de la première priorité confirmée, non de la déclaration.',
    'A time limit starts at the first confirmed priority, not at the report.',
  ),
  'startOn.assigned': said(
    'Un délai part de la première affectation de la demande, non de sa déclaration.',
    'A time limit starts when the request is first assigned, not at the report.',
  ),
  'firstResponse.publicReply': said(
    'Un message public d’un technicien, ou un appel consigné. Une réponse automatique ne compte pas.',
    'A public message of an engineer, or a logged call. An automatic answer does not count.',
  ),
  'firstResponse.assigned': said(
    'L’affectation de la demande à une personne suffit.',
    'Assigning the request to a person is enough.',
  ),
  'firstResponse.anyUpdate': said(
    'Tout acte d’une personne du prestataire sur la demande suffit.',
    'Any act of a person of the provider on the request is enough.',
  ),
  'intervention.anywhere': said(
    'Le travail peut commencer à distance ou sur site.',
    'Work may begin remotely or on site.',
  ),
  'intervention.onSite': said('Seul le travail commencé sur site compte.', 'Only work begun on site counts.'),
  'restoration.service': said(
    'Le service doit fonctionner de nouveau\u202f; une solution de contournement ne suffit pas.',
    'The service must work again; a workaround is not enough.',
  ),
  'restoration.workaround': said(
    'Une solution de contournement suffit, comme le service rétabli.',
    'A workaround is enough, and so is the service restored.',
  ),
  'resumeOnReply.true': said(
    'La réponse du client met fin au gel, même si personne ne change le statut de la demande.',
    'The customer’s answer ends the pause, even if nobody changes the status of the request.',
  ),
  'resumeOnReply.false': said(
    'Seul le changement de statut met fin au gel\u202f; la réponse du client n’y suffit pas.',
    'Only the change of status ends the pause; the customer’s answer is not enough.',
  ),
  'priorityChange.fair': said(
    'Une priorité relevée garde ce qui restait de l’ancien délai et porte aussi le nouveau, compté du changement\u202f: le premier épuisé décide. Une priorité abaissée reçoit le nouveau délai comme s’il valait dès l’origine, sans jamais avancer l’échéance.',
    'A raised priority keeps what was left of the old limit and also carries the new one, counted from the change: the first used up decides. A lowered priority has the new limit as if it had applied from the start, never bringing the due time nearer.',
  ),
  'priorityChange.recompute': said(
    'Le nouveau délai vaut comme s’il avait été retenu dès l’origine.',
    'The new limit holds as if it had applied from the start.',
  ),
  'priorityChange.restart': said(
    'Un nouveau délai entier commence au changement de priorité.',
    'A new full limit begins with the change of priority.',
  ),
  'priorityChange.ignore': said(
    'L’engagement choisi au départ demeure, quelle que soit la priorité ensuite.',
    'The commitment chosen at the start stands, whatever the priority becomes.',
  ),
  'reopen.resume': said(
    'Le délai reprend avec ce qui en restait\u202f; le temps passé à l’état résolu n’est pas compté.',
    'The time limit goes on with what was left; the time while resolved is not counted.',
  ),
  'reopen.restart': said(
    'Un nouveau délai entier commence\u202f; le premier résultat subsiste.',
    'A new full limit begins; the first result stands.',
  ),
  'reopen.firstResolutionFinal': said(
    'Rien ne compte après la première résolution.',
    'Nothing counts after the first resolution.',
  ),
  'reopen.countResolvedTime': said(
    'Le délai reprend, et le temps passé à l’état résolu compte aussi.',
    'The time limit goes on, and the time while resolved counts too.',
  ),
  'reopenWindow.none': said(
    'Toute réouverture concerne la même demande, si tard qu’elle vienne.',
    'Every reopening is of the same request, however late it comes.',
  ),
  'attribute.settled': said(
    'Un délai tenu compte dans la période où il s’achève, un délai dépassé dans celle du dépassement.',
    'A time limit that is kept counts in the period in which it ends, a missed one in that of the miss.',
  ),
  'attribute.opened': said(
    'Un délai compte dans la période où la demande a été ouverte.',
    'A time limit counts in the period in which the request was opened.',
  ),
  'attribute.stopped': said(
    'Un délai compte dans la période où il s’est arrêté.',
    'A time limit counts in the period in which it stopped.',
  ),
  'agreementChange.atStart': said(
    'La version en vigueur au départ du délai le juge jusqu’au bout.',
    'The version in force when the time limit starts judges it to the end.',
  ),
  'agreementChange.switch': said(
    'La nouvelle version s’applique dès sa date d’effet, aussi aux délais en cours.',
    'The new version applies from its date on, to running time limits too.',
  ),
  'merged.keepEarliest': said(
    'La demande conservée compte depuis la première des deux déclarations\u202f; un dépassement déjà survenu subsiste.',
    'The request that remains counts from the earlier of the two reports; a miss that has happened stands.',
  ),
  'merged.dropAbsorbed': said(
    'Les délais de la demande absorbée quittent tous les décomptes.',
    'The time limits of the absorbed request leave all counts.',
  ),
} as const;
export type RuleValue = keyof typeof RULE_VALUES;

/** Why a time limit may be paused. */
export const PAUSE_REASONS: { readonly [reason: string]: Said } = {
  waitingCustomer: said('attente d’une réponse du client', 'waiting for an answer of the customer'),
  appointment: said('rendez-vous fixé avec le client', 'an appointment with the customer'),
  clientThirdParty: said('attente d’un tiers choisi par le client', 'waiting for a third party of the customer’s'),
  ourSupplier: said('attente d’un fournisseur du prestataire', 'waiting for a supplier of the provider'),
};

/** How a request is reported; other channels are called as the agreement calls them. */
export const CHANNELS: { readonly [channel: string]: Said } = {
  phone: said('téléphone', 'telephone'),
  email: said('courriel', 'e-mail'),
  portal: said('portail', 'portal'),
  chat: said('messagerie instantanée', 'chat'),
  web: said('formulaire en ligne', 'online form'),
  monitoring: said('supervision', 'monitoring'),
};
