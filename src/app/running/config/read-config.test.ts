import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configHelp, configTable } from './config-page.ts';
import { readConfig } from './read-config.ts';
import type { Env } from './variable.ts';
import { VARIABLES } from './variables.data.ts';

const noFiles = () => ({ fault: 'ENOENT' });
const files = (held: { readonly [path: string]: string }) => (path: string) =>
  held[path] === undefined ? { fault: 'ENOENT' } : { text: held[path] };
const mistakesOf = (env: Env) => readConfig(env, noFiles).mistakes;
const SECRET = 'zibeline-zibeline-zibeline-zibeline-zibeline';

describe('what Leeway is told by its environment', () => {
  it('needs nothing: an empty environment is enough', () => {
    const { config, mistakes } = readConfig({ PATH: '/usr/bin', HOME: '/root' }, noFiles);
    expect(mistakes).toEqual([]);
    expect(config).toMatchObject({
      data: './leeway-data',
      databaseUrl: null,
      listen: { host: '127.0.0.1', port: 8080 },
      trustedProxies: null,
      metrics: 'token',
      metricsCustomers: false,
      backupKeep: 14,
    });
  });

  it('has at most 25 variables, all LEEWAY_ but DATABASE_URL, each with what it does in both languages', () => {
    const all = Object.values(VARIABLES);
    expect(all.length).toBeLessThanOrEqual(25);
    expect(all.map(({ name }) => name).filter((name) => !/^LEEWAY_[A-Z_]+$/.test(name))).toEqual(['DATABASE_URL']);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { does, allowed } of all) expect([does.en, does.fr, allowed.en, allowed.fr].every(Boolean)).toBe(true);
  });

  it('takes an empty value as not said', () => {
    expect(mistakesOf({ LEEWAY_URL: '', LEEWAY_METRICS: ' ' })).toEqual([]);
  });

  it('takes each value from a file too, without the line end that editors leave', () => {
    const { config, sources } = readConfig({ LEEWAY_SECRET_FILE: '/run/s' }, files({ '/run/s': `${SECRET}\n` }));
    expect(config?.secret).toBe(SECRET);
    expect(sources.secret).toBe('file');
  });

  it('tells all mistakes at once, each with its variable', () => {
    const found = mistakesOf({
      LEEWAY_LISTEN: 'everywhere',
      LEEWAY_METRICS: 'public',
      LEEWAY_BACKUP_KEEP: '-1',
      LEEWAY_TRUSTED_PROXIES: '10.0.0.0/33',
      LEEWAY_URL: 'https://leeway.example/path',
      LEEWAY_OIDC_GROUPS: 'admins=king',
      LEEWAY_SECRET: 'short',
      LEEWAY_DATA_FILE: '/nowhere',
      LEEWAY_LISTN: '8080',
    });
    expect(found.map(({ kind, variable }) => `${kind} ${variable}`)).toEqual([
      'file LEEWAY_DATA_FILE',
      'notAllowed LEEWAY_LISTEN',
      'notAllowed LEEWAY_URL',
      'notAllowed LEEWAY_TRUSTED_PROXIES',
      'notAllowed LEEWAY_SECRET',
      'notAllowed LEEWAY_BACKUP_KEEP',
      'notAllowed LEEWAY_METRICS',
      'notAllowed LEEWAY_OIDC_GROUPS',
      'needs LEEWAY_OIDC_GROUPS',
      'unknown LEEWAY_LISTN',
    ]);
  });

  it.each([
    ['LEEWAY_LISTN', 'LEEWAY_LISTEN'],
    ['LEEWAY_TRUSTED_PROXY', 'LEEWAY_TRUSTED_PROXIES'],
    ['LEEWAY_SECRET_FIL', 'LEEWAY_SECRET_FILE'],
    ['LEEWAY_ENTIRELY_ELSE', null],
  ])('refuses %s and says that %s may be meant', (variable, near) => {
    expect(mistakesOf({ [variable]: 'x' })).toEqual([{ kind: 'unknown', variable, near }]);
  });

  it('never tells the value of a secret, only whose it is', () => {
    const found = mistakesOf({ DATABASE_URL: `mysql://u:${SECRET}@h/d`, LEEWAY_SECRET: SECRET.slice(0, 20) });
    expect(found).toHaveLength(2);
    expect(JSON.stringify(found)).not.toContain('zibeline');
  });

  it('refuses a value that is said twice, directly and by a file', () => {
    const { mistakes } = readConfig({ LEEWAY_LANG: 'fr', LEEWAY_LANG_FILE: '/l' }, files({ '/l': 'en' }));
    expect(mistakes).toEqual([{ kind: 'twice', variable: 'LEEWAY_LANG' }]);
  });

  it('passes over the variables of its own build and tests', () => {
    expect(mistakesOf({ LEEWAY_WARMING: '1', LEEWAY_LAW_RUNS: '9', LEEWAY_TEST_KILLS: '3' })).toEqual([]);
  });

  it.each([
    ['8080', '127.0.0.1', 8080],
    [':8080', '::', 8080],
    ['0.0.0.0:80', '0.0.0.0', 80],
    ['[::1]:0', '::1', 0],
    ['localhost:8080', 'localhost', 8080],
  ])('listens at %s', (text, host, port) => {
    expect(readConfig({ LEEWAY_LISTEN: text }, noFiles).config?.listen).toEqual({ host, port });
  });

  it.each(['99999', '127.0.0.1', '127.1:80', '[::1:80', 'a b:80', 'http://h:80', '[zz]:1', '300.1.1.1:80'])(
    'does not listen at %s',
    (text) => {
      expect(mistakesOf({ LEEWAY_LISTEN: text })).toHaveLength(1);
    },
  );

  it.each([
    ['10.0.0.0/8, ::1', ['10.0.0.0/8', '::1/128']],
    ['192.0.2.7', ['192.0.2.7/32']],
  ])('trusts the proxies %s', (text, networks) => {
    expect(readConfig({ LEEWAY_TRUSTED_PROXIES: text }, noFiles).config?.trustedProxies).toEqual(networks);
  });

  it.each(['10.1', '0x7f000001', '10.0.0.0/33', '*', 'proxy.example'])('does not take %s for a network', (text) => {
    expect(mistakesOf({ LEEWAY_ALLOW_NETWORKS: text })).toHaveLength(1);
  });

  it('asks for what a sign-on provider needs besides', () => {
    expect(mistakesOf({ LEEWAY_OIDC_ISSUER: 'https://login.example/' })).toEqual([
      { kind: 'needs', variable: 'LEEWAY_OIDC_ISSUER', needs: 'LEEWAY_OIDC_CLIENT_ID' },
      { kind: 'needs', variable: 'LEEWAY_OIDC_ISSUER', needs: 'LEEWAY_URL' },
    ]);
  });
});

describe('the page on configuration', () => {
  const page = readFileSync(new URL('../../../../docs/guides/configuration.md', import.meta.url), 'utf8');

  it('holds exactly the table by which the environment is read', () => {
    expect(page).toContain(`\n${configTable()}\n`);
    const named = new Set(page.match(/\b(LEEWAY_[A-Z_]+|DATABASE_URL)\b/g));
    const known = Object.values(VARIABLES).flatMap(({ name }) => [name, `${name}_FILE`]);
    expect([...named].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('says the same in a terminal, in both languages', () => {
    for (const { name, does } of Object.values(VARIABLES)) {
      expect(configHelp('fr')).toContain(`${name}`);
      expect(configHelp('fr')).toContain(does.fr);
      expect(configHelp('en')).toContain(does.en);
    }
  });
});
