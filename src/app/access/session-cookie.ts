/** What the cookie of a session is called: with the prefix browsers guard, or plain on http over the loopback. */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-leeway' : 'leeway';
}

/** The value of the session cookie in a header `Cookie`; null: none, or more than one (then none is believed). */
export function sessionCookie(header: string | null | undefined, secure: boolean): string | null {
  const name = sessionCookieName(secure);
  const values = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
  return values.length === 1 ? (values[0] ?? null) : null;
}
