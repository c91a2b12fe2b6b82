import { afterEach, describe, expect, it } from 'vitest';
import { wordMessage } from '../../src/app/messages/index.ts';
import type { Carrier, HandedOver, MailServer, Parcel } from '../../src/app/ports/index.ts';
import { openMail } from '../../src/connectors/mail/index.ts';
import { type RealMailServer, realMailServer, USER } from './support/mail-server.ts';
import { samples } from './support/samples.ts';

// A real SMTP server on this machine; what arrives is read as mail readers read it.

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function post(
  wanted: Parameters<typeof realMailServer>[0] = {},
  change: Partial<MailServer> = {},
  patienceMs = 15_000,
): Promise<{ readonly mail: RealMailServer; readonly carrier: Carrier }> {
  const mail = await realMailServer(wanted);
  ends.push(mail.close);
  const server = { ...mail.server, ...change };
  const carrier = openMail({ server, from: 'Leeway <leeway@hexa.example>', host: 'leeway.example', patienceMs });
  ends.push(carrier.close);
  return { mail, carrier };
}

function parcel(change: Partial<Parcel> = {}, words: object = {}): Parcel {
  const body = JSON.stringify({
    subject: 'Reste 1 h 12',
    text: 'Échéance 15 h 45\n',
    html: '<p>Échéance</p>',
    ...words,
  });
  return { id: 'msg_1', channel: 'email', to: 'ana@hexa.example', endpoint: null, body, ...change };
}

const handOver = (carrier: Carrier, one = parcel(), ms = 20_000): Promise<HandedOver> =>
  carrier.handOver(one, AbortSignal.timeout(ms));

describe('a mail', () => {
  it.each(['fr', 'en'] as const)('arrives whole, in %s, as text and as HTML', async (language) => {
    const { mail, carrier } = await post();
    const { message, alerts, context } = samples(language, 'email')['threshold'] as ReturnType<typeof samples>[string];
    const body = wordMessage(message, alerts, context);
    expect(await handOver(carrier, parcel({ id: message.id, body }))).toMatchObject({
      outcome: 'handedOver',
      status: 250,
    });
    const [one] = mail.arrived;
    const said = JSON.parse(body) as { readonly [part: string]: string };
    expect(one?.mail.subject).toBe(said['subject']);
    // Lines end as mail's do.
    expect(one?.mail.text?.replaceAll('\r\n', '\n')).toBe(said['text']);
    expect(one?.mail.html).toBe(said['html']);
    expect(one?.to).toEqual(['ana@hexa.example']);
    expect(one?.mail.from?.text).toBe('"Leeway" <leeway@hexa.example>');
    expect(one?.mail.attachments).toEqual([]);
  });

  it('bears the id of its message at every try, asks machines not to answer, and offers no list to leave', async () => {
    const { mail, carrier } = await post();
    for (const _ of [1, 2]) await handOver(carrier, parcel({ id: 'msg_abc' }));
    expect(mail.arrived.map((one) => one.mail.messageId)).toEqual(Array(2).fill('<msg_abc@leeway.example>'));
    const headers = mail.arrived[0]?.mail.headers;
    expect(headers?.get('auto-submitted')).toBe('auto-generated');
    expect(headers?.get('x-auto-response-suppress')).toBe('All');
    expect([...(headers?.keys() ?? [])].filter((name) => name.startsWith('list'))).toEqual([]);
  });

  it('is the same to the byte at every try', async () => {
    const { mail, carrier } = await post();
    const { message, alerts, context } = samples('fr', 'email')['outage'] as ReturnType<typeof samples>[string];
    const one = parcel({ id: message.id, body: wordMessage(message, alerts, context) });
    await handOver(carrier, one);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await handOver(carrier, one);
    const [first, second] = mail.arrived;
    expect(second?.raw).toBe(first?.raw);
    // As RFC 5322 writes it: what writes it otherwise is taken for spam.
    expect(first?.raw).toMatch(/^Date: Mon, 09 Mar 2026 13:33:00 \+0000\r?$/m);
  });

  it('leaves over few connections, which are kept', async () => {
    const { mail, carrier } = await post();
    const all = Array.from({ length: 40 }, (_, index) => handOver(carrier, parcel({ id: `msg_${index}` })));
    for (const one of await Promise.all(all)) expect(one.outcome).toBe('handedOver');
    expect(mail.arrived).toHaveLength(40);
    expect(mail.counts.connections).toBeLessThanOrEqual(8);
  });
});

describe('the server', () => {
  it('is spoken to encrypted, and signed in to only then', async () => {
    const { mail, carrier } = await post({ signIn: true }, { requireTls: true, ...USER });
    expect(await handOver(carrier)).toMatchObject({ outcome: 'handedOver' });
    expect(mail.arrived[0]).toMatchObject({ encrypted: true, user: USER.user });
  });

  it('that does not encrypt where that is asked for is told nothing: no password, no mail', async () => {
    const { mail, carrier } = await post({ signIn: true, encrypts: false }, { requireTls: true, ...USER });
    expect(await handOver(carrier)).toMatchObject({ outcome: 'failed' });
    expect([mail.arrived.length, mail.counts.signIns]).toEqual([0, 0]);
  });

  it('whose certificate nobody vouches for is told nothing', async () => {
    const { mail, carrier } = await post({ signIn: true }, { requireTls: true, verify: true, ...USER });
    const { outcome, detail } = await handOver(carrier);
    expect(outcome).toBe('failed');
    expect(detail).toMatch(/certificate/i);
    expect([mail.arrived.length, mail.counts.signIns]).toEqual([0, 0]);
  });

  it('that refuses the password is asked again later, and the record does not hold it', async () => {
    const { carrier } = await post(
      { signIn: true },
      { user: USER.user, password: 'hermine-hermine', requireTls: true },
    );
    const found = await handOver(carrier);
    expect(found).toMatchObject({ outcome: 'failed', status: 535 });
    expect(found.detail).not.toContain('hermine');
  });

  it.each([
    [421, 'to', 'failed'],
    [450, 'to', 'failed'],
    [451, 'data', 'failed'],
    [452, 'from', 'failed'],
    [550, 'to', 'refused'],
    [554, 'data', 'refused'],
    [553, 'from', 'refused'],
  ] as const)('that answers %i to %s has %s it', async (code, step, outcome) => {
    const { mail, carrier } = await post();
    Object.assign(mail.mood, { code, step });
    expect(await handOver(carrier)).toMatchObject({ outcome, status: code });
    mail.mood.code = null;
    expect(await handOver(carrier)).toMatchObject({ outcome: 'handedOver' });
    expect(mail.arrived).toHaveLength(1);
  });

  it.each(['connect', 'data'] as const)(
    'that falls silent at %s is given up in time, and others still go',
    async (hangs) => {
      const { mail, carrier } = await post({}, {}, 900);
      mail.mood.hangs = hangs;
      expect(await handOver(carrier)).toMatchObject({ outcome: 'failed', status: null });
      mail.mood.hangs = null;
      expect(await handOver(carrier, parcel({ id: 'msg_2' }))).toMatchObject({ outcome: 'handedOver' });
    },
  );

  it('that falls silent is tried by one mail at a time, and the others do not wait for it', async () => {
    const { mail, carrier } = await post({}, {}, 1_500);
    mail.mood.hangs = 'connect';
    const all = Array.from({ length: 60 }, (_, index) => handOver(carrier, parcel({ id: `msg_${index}` })));
    for (const one of await Promise.all(all)) expect(one).toMatchObject({ outcome: 'failed', status: null });
    // Eight that were on their way when it fell silent, and a few that asked whether it speaks again.
    expect(mail.counts.connections).toBeLessThan(20);
    mail.mood.hangs = null;
    for (const id of ['msg_a', 'msg_b']) expect((await handOver(carrier, parcel({ id }))).outcome).toBe('handedOver');
    const next = await Promise.all(['c', 'd', 'e'].map((id) => handOver(carrier, parcel({ id: `msg_${id}` }))));
    expect(next.map(({ outcome }) => outcome)).toEqual(['handedOver', 'handedOver', 'handedOver']);
  });

  it('that is not there is a failure, told at once', async () => {
    const { mail, carrier } = await post();
    await mail.close();
    expect(await handOver(carrier)).toMatchObject({ outcome: 'failed', status: null });
  });

  it('is not handed what nobody waits for any more', async () => {
    const { mail, carrier } = await post({}, {}, 6_000);
    mail.mood.hangs = 'data';
    const stuck = Array.from({ length: 8 }, (_, index) => handOver(carrier, parcel({ id: `msg_${index}` })));
    await expect.poll(() => mail.counts.left, { timeout: 10_000 }).toBe(8);
    expect(await handOver(carrier, parcel({ id: 'msg_late' }), 300)).toMatchObject({ outcome: 'failed' });
    mail.mood.hangs = null;
    await Promise.all(stuck);
    expect(await handOver(carrier, parcel({ id: 'msg_next' }))).toMatchObject({ outcome: 'handedOver' });
    expect(mail.arrived.map((one) => one.mail.messageId)).toEqual(['<msg_next@leeway.example>']);
  });
});

describe('before anything leaves', () => {
  it.each([
    'ana@hexa.example\r\nRCPT TO:<x@evil.example>',
    'ana@hexa.example, x@evil.example',
    'ana@hexa.example;x@evil.example',
    'Ana <ana@hexa.example>',
    '"ana@hexa.example" <x@evil.example>',
    '"a@evil.example x"@hexa.example',
    'ana(comment)@hexa.example',
    '<ana@hexa.example>',
    'group: ana@hexa.example;',
    '@relay.example:ana@hexa.example',
    'ana@hexa.example@evil.example',
    'ana@[127.0.0.1]',
    'ana@127.0.0.1',
    'ana@localhost',
    'ana@hexa.example/x',
    'ana@hexa.example?x',
    'ana%0d%0a@hexa.example%0d%0aBcc',
    'ana@hexa..example',
    '.ana@hexa.example',
    'ana @hexa.example',
    'ana@hexa.example\u2028',
    'ana\0@hexa.example',
    '',
  ])('an address that servers could read otherwise is refused: %j', async (to) => {
    const { mail, carrier } = await post();
    expect(await handOver(carrier, parcel({ to }))).toMatchObject({ outcome: 'refused', gone: false });
    expect(mail.counts.connections).toBe(0);
  });

  it('so is one that is too long, or that a parser would take for ever to read', async () => {
    const { mail, carrier } = await post();
    for (const to of [
      `${'a'.repeat(65)}@hexa.example`,
      `ana@${'a.'.repeat(130)}example`,
      `${'('.repeat(50_000)}@hexa.example`,
    ])
      expect(await handOver(carrier, parcel({ to }))).toMatchObject({ outcome: 'refused' });
    expect(mail.counts.connections).toBe(0);
  });

  it.each(['a\r\nBcc: x@evil.example', 'a\nb', 'a\rb', 'a\u2028b', 'a\0b', 'a\u0085b'])(
    'a subject that would not stay on its line is refused: %j',
    async (subject) => {
      const { mail, carrier } = await post();
      expect(await handOver(carrier, parcel({}, { subject }))).toMatchObject({ outcome: 'refused' });
      expect(mail.counts.connections).toBe(0);
    },
  );

  it('so is an id that would leave its header', async () => {
    const { mail, carrier } = await post();
    expect(await handOver(carrier, parcel({ id: 'msg_1>\r\nBcc: x@evil.example' }))).toMatchObject({
      outcome: 'refused',
    });
    expect(mail.counts.connections).toBe(0);
  });

  it('a sender that is no mailbox is a fault of ours', () => {
    const server = { host: 'x', port: 1, secure: false, requireTls: false, verify: false, user: null, password: null };
    expect(() => openMail({ server, from: 'Leeway\r\n<a@b.example>', host: 'x' })).toThrow('no mailbox');
  });

  it('a file or an address in a text stays a text', async () => {
    const { mail, carrier } = await post();
    const html = '<img src="file:///etc/passwd"><p>{ "path": "/etc/passwd" }</p>';
    await handOver(carrier, parcel({}, { html }));
    expect(mail.arrived[0]?.mail.html).toBe(html);
    expect(mail.arrived[0]?.mail.attachments).toEqual([]);
  });
});
