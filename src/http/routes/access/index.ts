import type { Api } from '../../api.ts';
import type { HttpParts } from '../../parts.ts';
import { registerAudit } from './audit.ts';
import { registerPersonExport } from './export.ts';
import { registerLinks } from './links.ts';
import { registerOidc } from './oidc.ts';
import { registerOwnAccount } from './own-account.ts';
import { registerOwnSessions } from './own-sessions.ts';
import { registerPeople } from './people.ts';
import { registerSignIn } from './sign-in.ts';
import { registerTokens } from './tokens.ts';

/** Who gets in, who is here, what they may, and what they did. */
export function registerAccess(api: Api, parts: HttpParts): void {
  registerSignIn(api, parts);
  registerOidc(api, parts);
  registerOwnSessions(api, parts);
  registerOwnAccount(api, parts);
  registerPeople(api, parts);
  registerLinks(api, parts);
  registerPersonExport(api, parts);
  registerTokens(api, parts);
  registerAudit(api, parts);
}
