import type { IdentityFault } from '../../ports/index.ts';
import { type Refusal, refusal } from '../../refusal.ts';

// Why nobody got in through the identity provider, in words for the person before the screen and for whom they ask.

/** Why a sign-in was refused, as the record names it. */
export type OidcFault =
  | IdentityFault
  | 'noPendingSignIn'
  | 'noMappedGroup'
  | 'unknownPerson'
  | 'emailTaken'
  | 'notActive'
  | 'customerUnknown'
  | 'roleUnfit'
  | 'lastOwner';

type Words = Refusal['what'];
interface Row {
  readonly refused: Refusal['refused'];
  readonly what: Words;
  readonly help: Words;
}

const AGAIN: Words = {
  fr: 'Recommencez depuis la page de connexion.',
  en: 'Start again from the sign-in page.',
};
const CHECK_SETTINGS: Words = {
  fr: 'Réessayez ; si cela dure, demandez à l’administrateur de vérifier LEEWAY_OIDC_ISSUER et de lire le journal d’audit.',
  en: 'Try again; if it lasts, ask the administrator to check LEEWAY_OIDC_ISSUER and to read the audit log.',
};

const ROWS: { readonly [fault in OidcFault]: Row } = {
  providerAway: {
    refused: 'unavailable',
    what: {
      fr: 'Le fournisseur d’identité ne répond pas comme il devrait.',
      en: 'The identity provider does not answer as it should.',
    },
    help: CHECK_SETTINGS,
  },
  providerForbidden: {
    refused: 'unavailable',
    what: {
      fr: 'Le fournisseur d’identité est à une adresse privée qui n’est pas autorisée.',
      en: 'The identity provider is at a private address that is not allowed.',
    },
    help: {
      fr: 'Si c’est voulu, demandez à l’administrateur d’ajouter son réseau à LEEWAY_ALLOW_NETWORKS.',
      en: 'If this is meant so, ask the administrator to add its network to LEEWAY_ALLOW_NETWORKS.',
    },
  },
  providerUnfit: {
    refused: 'unavailable',
    what: {
      fr: 'Ce que le fournisseur d’identité dit de lui-même ne convient pas.',
      en: 'What the identity provider says of itself does not fit.',
    },
    help: CHECK_SETTINGS,
  },
  clientRefused: {
    refused: 'unavailable',
    what: {
      fr: 'Le fournisseur d’identité ne reconnaît pas Leeway.',
      en: 'The identity provider does not recognise Leeway.',
    },
    help: {
      fr: 'Demandez à l’administrateur de vérifier LEEWAY_OIDC_CLIENT_ID et LEEWAY_OIDC_CLIENT_SECRET.',
      en: 'Ask the administrator to check LEEWAY_OIDC_CLIENT_ID and LEEWAY_OIDC_CLIENT_SECRET.',
    },
  },
  declined: {
    refused: 'notSignedIn',
    what: {
      fr: 'Le fournisseur d’identité n’a pas accepté la connexion.',
      en: 'The identity provider did not accept the sign-in.',
    },
    help: {
      fr: 'Recommencez ; sinon, demandez à l’administrateur si votre compte y a accès à Leeway.',
      en: 'Start again; otherwise ask the administrator whether your account there has access to Leeway.',
    },
  },
  answerInvalid: {
    refused: 'notSignedIn',
    what: {
      fr: 'La réponse du fournisseur d’identité ne va pas avec cette connexion.',
      en: 'The answer of the identity provider does not belong to this sign-in.',
    },
    help: AGAIN,
  },
  tokenInvalid: {
    refused: 'notSignedIn',
    what: {
      fr: 'Ce que le fournisseur d’identité atteste n’a pas pu être vérifié.',
      en: 'What the identity provider attests could not be verified.',
    },
    help: AGAIN,
  },
  otherSubject: {
    refused: 'notSignedIn',
    what: {
      fr: 'Le fournisseur d’identité a répondu au sujet de quelqu’un d’autre.',
      en: 'The identity provider answered about somebody else.',
    },
    help: AGAIN,
  },
  noPendingSignIn: {
    refused: 'notSignedIn',
    what: {
      fr: 'Cette connexion n’a pas été commencée dans ce navigateur, a déjà servi, ou date de plus de dix minutes.',
      en: 'This sign-in was not begun in this browser, was used already, or is more than ten minutes old.',
    },
    help: AGAIN,
  },
  noMappedGroup: {
    refused: 'notAllowed',
    what: { fr: 'Aucun de vos groupes n’a de rôle ici.', en: 'None of your groups has a role here.' },
    help: {
      fr: 'Demandez à l’administrateur de vous mettre dans un des groupes de LEEWAY_OIDC_GROUPS, ou d’y ajouter le vôtre ; et de vérifier que le fournisseur donne les groupes sous le nom de LEEWAY_OIDC_GROUPS_CLAIM.',
      en: 'Ask the administrator to put you into one of the groups of LEEWAY_OIDC_GROUPS, or to add yours to it; and to check that the provider tells groups under the name in LEEWAY_OIDC_GROUPS_CLAIM.',
    },
  },
  unknownPerson: {
    refused: 'notAllowed',
    what: {
      fr: 'Ce compte du fournisseur d’identité n’est relié à personne ici.',
      en: 'This account of the identity provider is tied to nobody here.',
    },
    help: {
      fr: 'Demandez à l’administrateur de vous inscrire ici et de permettre le lien par adresse vérifiée (LEEWAY_OIDC_LINK_EMAILS), ou de donner des rôles par LEEWAY_OIDC_GROUPS.',
      en: 'Ask the administrator to make you known here and to allow ties by verified address (LEEWAY_OIDC_LINK_EMAILS), or to give roles by LEEWAY_OIDC_GROUPS.',
    },
  },
  emailTaken: {
    refused: 'notAllowed',
    what: {
      fr: 'Quelqu’un ici a déjà votre adresse, et n’est pas relié à ce compte.',
      en: 'Somebody here has your address already, and is not tied to this account.',
    },
    help: {
      fr: 'Si c’est vous, demandez à l’administrateur de retirer l’adresse de l’ancien compte, ou de permettre le lien par adresse vérifiée (LEEWAY_OIDC_LINK_EMAILS).',
      en: 'If that is you, ask the administrator to take the address off the old account, or to allow ties by verified address (LEEWAY_OIDC_LINK_EMAILS).',
    },
  },
  notActive: {
    refused: 'notAllowed',
    what: { fr: 'Ce compte est désactivé ici.', en: 'This account is disabled here.' },
    help: { fr: 'Demandez à l’administrateur de le réactiver.', en: 'Ask the administrator to enable it again.' },
  },
  customerUnknown: {
    refused: 'notAllowed',
    what: {
      fr: 'Vos groupes font de vous quelqu’un d’un client, mais on ne sait pas duquel.',
      en: 'Your groups make you somebody of a customer, but it is not known of which.',
    },
    help: {
      fr: 'Demandez à l’administrateur de vous inscrire ici avec ce client.',
      en: 'Ask the administrator to make you known here with that customer.',
    },
  },
  roleUnfit: {
    refused: 'notAllowed',
    what: {
      fr: 'Le rôle que donnent vos groupes ne va pas avec ce que vous êtes ici.',
      en: 'The role your groups give does not go with what you are here.',
    },
    help: {
      fr: 'Demandez à l’administrateur de vous détacher du client auquel vous êtes lié, ou de changer vos groupes.',
      en: 'Ask the administrator to detach you from the customer you are bound to, or to change your groups.',
    },
  },
  lastOwner: {
    refused: 'conflict',
    what: {
      fr: 'Vos groupes ne font plus de vous un administrateur de Leeway, et vous êtes le dernier.',
      en: 'Your groups no longer make you an administrator of Leeway, and you are the last one.',
    },
    help: {
      fr: 'Faites-vous remettre dans leur groupe, chez le fournisseur d’identité, jusqu’à ce qu’il y en ait un autre.',
      en: 'Have yourself put back into their group, at the identity provider, until there is another one.',
    },
  },
};

export function oidcRefusal(fault: OidcFault): Refusal {
  const { refused, what, help } = ROWS[fault];
  return refusal(refused, what, help);
}

export function noProvider(): Refusal {
  return refusal(
    'notFound',
    { fr: 'Aucun fournisseur d’identité n’est réglé ici.', en: 'No identity provider is set here.' },
    {
      fr: 'Connectez-vous avec votre adresse et votre mot de passe ; l’administrateur peut en régler un par LEEWAY_OIDC_ISSUER.',
      en: 'Sign in with your address and password; the administrator can set one by LEEWAY_OIDC_ISSUER.',
    },
  );
}
