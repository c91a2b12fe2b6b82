import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { wordMessage } from '../../src/app/messages/index.ts';
import { ALERTS, CONTEXT, messageOf } from './support/samples.ts';

// What the guide tells receivers to do is done here, with a request as it is sent.

const guide = readFileSync(new URL('../../docs/guides/notifications.md', import.meta.url), 'utf8');

function block(language: string, nth = 0): string {
  const found = [...guide.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code]) => code);
  return found[nth] ?? '';
}

const SECRET = `whsec_${Buffer.from('a secret of thirty-two letters!!').toString('base64')}`;
const OTHER = `whsec_${Buffer.from('another one of thirty-two letter').toString('base64')}`;
const BODY = wordMessage(messageOf({ channel: 'webhook', language: 'en' }), [ALERTS.threshold], CONTEXT);

function request(body: string, secrets: readonly string[], at = new Date()) {
  const signatures = secrets.map((secret) => new Webhook(secret).sign('msg_1', at, body)).join(' ');
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  return { 'webhook-id': 'msg_1', 'webhook-timestamp': timestamp, 'webhook-signature': signatures };
}

type Ask = (headers: ReturnType<typeof request>, body: string) => boolean;

const LANGUAGES: { readonly [language: string]: Ask } = {
  js: (headers, body) => {
    const asked = `console.log(isOurs(${JSON.stringify(headers)}, ${JSON.stringify(body)}, ${JSON.stringify(SECRET)}))`;
    const args = ['--input-type=module', '-e', `${block('js')}\n${asked}`];
    return execFileSync(process.execPath, args, { encoding: 'utf8' }).trim() === 'true';
  },
  python: (headers, body) => {
    const asked = `import json, sys\nh, b, s = json.loads(sys.argv[1])\nprint(is_ours(h, b.encode(), s))`;
    const args = ['-c', `${block('python')}\n${asked}`, JSON.stringify([headers, body, SECRET])];
    return execFileSync('python3', args, { encoding: 'utf8' }).trim() === 'True';
  },
  sh: (headers, body) => {
    const given = [headers['webhook-id'], headers['webhook-timestamp'], headers['webhook-signature'], SECRET];
    const args = ['-c', `${block('sh')}\nis_ours "$@" && echo yes || echo no`, 'sh', ...given];
    return execFileSync('sh', args, { encoding: 'utf8', input: body }).trim() === 'yes';
  },
};

describe.each(Object.entries(LANGUAGES))('verifying in %s, as the guide says', (language, isOurs) => {
  it('takes what was signed with the secret, alone or beside another', () => {
    expect(isOurs(request(BODY, [SECRET]), BODY)).toBe(true);
    expect(isOurs(request(BODY, [OTHER, SECRET]), BODY)).toBe(true);
  });

  it('refuses what was changed, or signed with another', () => {
    expect(isOurs(request(BODY, [SECRET]), BODY.replace('INC-2041', 'INC-2042'))).toBe(false);
    expect(isOurs(request(BODY, [OTHER]), BODY)).toBe(false);
    expect(isOurs({ ...request(BODY, [SECRET]), 'webhook-id': 'msg_2' }, BODY)).toBe(false);
  });

  it('refuses what is older than five minutes, where it says so', () => {
    const late = request(BODY, [SECRET], new Date(Date.now() - 301_000));
    expect(isOurs(late, BODY)).toBe(language === 'sh');
  });
});

describe('the guide', () => {
  it('shows an event with the fields that events have', () => {
    const shown = JSON.parse(block('json')) as { data: { alerts: object[] } };
    const sent = JSON.parse(BODY) as typeof shown;
    expect(Object.keys(shown)).toEqual(Object.keys(sent));
    expect(Object.keys(shown.data)).toEqual(Object.keys(sent.data));
    expect(Object.keys(shown.data.alerts[0] ?? {}).sort()).toEqual(Object.keys(sent.data.alerts[0] ?? {}).sort());
  });
});
