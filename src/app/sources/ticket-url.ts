import { badField, type Lang, type Refusal } from '../refusal.ts';

const PLACE = '{ticket}';
const LONGEST = 1_000;

/** Whether a template leads to a ticket in its helpdesk: over http or https, the id in the path or after it, no credentials. */
export function isTicketUrl(template: string): boolean {
  if (template.length > LONGEST || /[\s<>"\\]/u.test(template) || !template.includes(PLACE)) return false;
  try {
    const { protocol, hostname, username, password, origin } = new URL(template.replaceAll(PLACE, 'x'));
    const other = new URL(template.replaceAll(PLACE, 'y'));
    const isWeb = protocol === 'https:' || protocol === 'http:';
    // Whatever the id is, it leads to the same place.
    return isWeb && hostname !== '' && username === '' && password === '' && other.origin === origin;
  } catch {
    return false;
  }
}

/** The address of a ticket; null: the template leads nowhere. */
export function ticketUrlOf(template: string | undefined, ticket: string): string | null {
  if (template === undefined || !isTicketUrl(template)) return null;
  return template.replaceAll(PLACE, () => encodeURIComponent(ticket));
}

export function badTicketUrl(lang: Lang): Refusal {
  const what = {
    fr: 'Cette adresse ne mène à aucun ticket.',
    en: 'This address leads to no ticket.',
  };
  const help = {
    fr: 'Donnez une adresse http ou https avec «\u202f{ticket}\u202f» après le nom du serveur, par exemple https://helpdesk.example/t/{ticket}.',
    en: 'Give an address of http or https with “{ticket}” after the name of the server, as in https://helpdesk.example/t/{ticket}.',
  };
  return badField('/ticketUrl', 'badTicketUrl', what, help, lang);
}
