// app/access: who asks, and what may they do?
// Takes: what a door was told (cookies, tokens, passwords, codes) and a store. Gives: an actor with scopes, or a refusal; people,
// accounts, sessions, tokens and links as they are asked for. Knows nothing of HTTP, and nothing of what is judged.
//
// authenticate.ts    who asks, anew with every request        actor.ts           roles, scopes, `may`
// setup.ts           the first owner                          tokens.ts          what programs sign with
// account/           passwords, second factors, sessions      people/            who is here, links, erasing, export
// oidc/              signing in on another's word
export {
  changePassword,
  confirmSecondFactor,
  enrolSecondFactor,
  type Renewed,
  removeSecondFactor,
} from './account/own-account.ts';
export { chooseLanguage, endOwnSession, ownSessions, signOut, whoAmI } from './account/own-sessions.ts';
export { signIn, signInSecondFactor } from './account/sign-in.ts';
export { type Entered, SESSION_MS, type Visitor } from './account/start-session.ts';
export {
  type Actor,
  APPROVALS,
  may,
  OURSELVES,
  ROLES,
  type Role,
  SCOPES,
  SCOPES_OF,
  type Scope,
} from './actor.ts';
export { authenticate, type Credentials } from './authenticate.ts';
export { beginOidcSignIn } from './oidc/begin-sign-in.ts';
export { finishOidcSignIn, type OidcFinished } from './oidc/finish-sign-in.ts';
export type { OidcSettings } from './oidc/parts.ts';
export { PENDING_MS } from './oidc/pending.ts';
export type { AccessParts } from './parts.ts';
export { changePerson, removeFactorOf } from './people/change-person.ts';
export { erasePerson } from './people/erase-person.ts';
export { exportPerson } from './people/export-person.ts';
export type { IsCustomer } from './people/known-customer.ts';
export { invite, makeReset, useLink } from './people/links.ts';
export { createPerson, getPerson, listPeople, type PersonWanted } from './people/people.ts';
export { inLanguage } from './refusals.ts';
export { accessKey } from './secret-text.ts';
export { completeSetup, ensureSetupCode, ensureSetupLink } from './setup.ts';
export { listTokens, makeToken, revokeToken, type TokenWanted } from './tokens.ts';
