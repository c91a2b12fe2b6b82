import { inject } from 'vitest';

/** What the API answers to the token of the house. @throws with the answer where it refuses */
export async function askApi<T>(path: string, lang: 'fr' | 'en' = 'en'): Promise<T> {
  const { url, token } = inject('house');
  const answer = await fetch(`${url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}`, 'accept-language': lang },
  });
  if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
