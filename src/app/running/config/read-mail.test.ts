import { describe, expect, it } from 'vitest';
import { readMailbox, readSmtpUrl } from './read-mail.ts';

describe('the mail server', () => {
  it('is asked to encrypt, with a certificate that is trusted, anywhere but on this machine', () => {
    expect(readSmtpUrl('smtp://leeway:p%40ss@mail.example:2587')).toEqual({
      host: 'mail.example',
      port: 2587,
      secure: false,
      requireTls: true,
      verify: true,
      user: 'leeway',
      password: 'p@ss',
    });
    expect(readSmtpUrl('smtps://mail.example')).toMatchObject({ port: 465, secure: true, verify: true, user: null });
    expect(readSmtpUrl('smtp://10.0.0.9')).toMatchObject({ port: 587, requireTls: true, verify: true });
    for (const here of ['localhost', '127.0.0.1', '[::1]'])
      expect(readSmtpUrl(`smtp://${here}:25`)).toMatchObject({ requireTls: false, verify: false, port: 25 });
  });

  it('is asked for less only where that is said', () => {
    expect(readSmtpUrl('smtp://relay.lan?tls=unverified')).toMatchObject({ requireTls: true, verify: false });
    expect(readSmtpUrl('smtp://relay.lan/?tls=optional')).toMatchObject({ requireTls: false, verify: false });
  });

  it.each([
    'mail.example:587',
    'http://mail.example',
    'smtp://',
    'smtp://mail.example/inbox',
    'smtp://mail.example?tls=none',
    'smtp://mail.example?tls=optional&x=1',
    'smtp://mail.example#x',
    'smtp://:password@mail.example',
    'smtp://us%0D%0Aer:p@mail.example',
    'smtp://us%E0er:p@mail.example',
    'smtp://mail example',
    'smtp://mail.example:99999',
  ])('is not %s', (text) => expect(readSmtpUrl(text)).toBeUndefined());
});

describe('the sender', () => {
  it.each(['leeway@msp.example', 'Leeway <leeway@msp.example>', '"Hexa, supervision" <leeway@msp.example>'])(
    'may be %s',
    (text) => expect(readMailbox(text)).toBe(text),
  );

  it.each([
    'Leeway',
    'leeway@',
    'leeway@localhost',
    'Leeway <leeway@msp.example>, other@msp.example',
    'Leeway\r\nBcc: x@evil.example <leeway@msp.example>',
    '<leeway@msp.example',
    'a@b@msp.example',
    '"a b"@msp.example',
  ])('may not be %j', (text) => expect(readMailbox(text)).toBeUndefined());
});
