import { describe, expect, it } from 'vitest';
import { listAgreements } from '../../src/app/reading/index.ts';
import { versionFor, versionsFor } from '../../src/app/register/agreements/agreement-views.ts';
import { diffVersions } from '../../src/app/register/agreements/diff-versions.ts';
import { publishAgreement } from '../../src/app/register/agreements/publish-agreement.ts';
import { withdrawVersion } from '../../src/app/register/agreements/withdraw-version.ts';
import { actorOf, customerOf, example, given, refusalOf, registerWorld, smallAgreement } from './register-world.ts';

const world = () => registerWorld('2026-04-10T08:00:00Z');
const owner = actorOf('owner');

describe('publishing an agreement', () => {
  it('keeps the text as handed in, and what it extends written out', async () => {
    const { publish, store } = world();
    const text = example('boreal-or.yaml');
    const { kind, version } = given(await publish(text));
    expect(kind).toBe('published');
    expect(version.text).toBe(text);
    expect(version.resolved).toContain('basedOn: templates/msp-standard@2');
    expect(version.resolved).not.toContain('extends:');
    expect((await store.publishedVersions()).map(({ hash }) => hash)).toEqual([version.hash]);
  });
  it('starts a new generation and leaves a note, both with the version or not at all', async () => {
    const { publish, store, notes } = world();
    const before = await store.generation();
    given(await publish(smallAgreement('b', 1)));
    expect(await store.generation()).toBe(before + 1);
    expect(await notes()).toEqual([{ action: 'agreement.published', object: 'agreement:b@1', customer: 'boreal' }]);
  });
  it('keeps nothing on a dry run, and says what it would come to', async () => {
    const { publish, store, notes } = world();
    const checked = given(await publish(smallAgreement('b', 1), { dryRun: true }));
    expect(checked).toMatchObject({ kind: 'checked', backdated: true });
    expect([await store.publishedVersions(), await notes()]).toEqual([[], []]);
  });
  it('says of a version that takes effect in the past that what is past is judged again', async () => {
    const { publish } = world();
    expect(given(await publish(smallAgreement('b', 1))).backdated).toBe(true);
    expect(given(await publish(smallAgreement('b', 2, { effective: '2026-06-01' }))).backdated).toBe(false);
  });
  it('changes nothing when the same content comes again, whatever its layout', async () => {
    const { publish, store, notes } = world();
    given(await publish(smallAgreement('b', 1)));
    const generation = await store.generation();
    const again = given(await publish(`# a comment\n${smallAgreement('b', 1)}`));
    expect(again.kind).toBe('same');
    expect([(await store.publishedVersions()).length, (await notes()).length]).toEqual([1, 1]);
    expect(await store.generation()).toBe(generation);
  });
  it('refuses another content under a number that is taken, and names the next', async () => {
    const { publish } = world();
    given(await publish(smallAgreement('b', 4)));
    const refused = refusalOf(await publish(smallAgreement('b', 4, { hours: 2 })));
    expect([refused.refused, refused.help?.en]).toEqual(['alreadyExists', 'Publish this text as version 5.']);
  });
  it('refuses a number below the last, for it would come before what is published', async () => {
    const { publish } = world();
    given(await publish(smallAgreement('b', 4)));
    expect(refusalOf(await publish(smallAgreement('b', 3))).refused).toBe('conflict');
  });
  it('refuses a text with errors, each with its line, its code and a way out, and keeps nothing', async () => {
    const { publish, store } = world();
    const { refused, faults } = refusalOf(await publish(smallAgreement('b', 1).replace('within: 1h', 'within: soon')));
    expect(refused).toBe('invalid');
    expect(faults[0]).toMatchObject({ line: 18, code: expect.stringMatching(/^LW\d+$/), help: expect.any(String) });
    expect(await store.publishedVersions()).toEqual([]);
  });
  it.each([
    ['a NUL', smallAgreement('b', 1).replace('Critical', 'Crit\0ical')],
    ['half a character', smallAgreement('b', 1).replace('Critical', 'Crit\ud83dical')],
    ['a key of every object', '__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n'],
    ['nothing', ''],
    ['a list', '[[[[[[]]]]]]'],
    ['depth without end', '['.repeat(100_000)],
    ['more than the language reads', `leeway: 1\n# ${'x'.repeat(600_000)}`],
    ['aliases of aliases', 'a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n'],
  ])('refuses a text with %s, and goes on', async (_, text) => {
    const { publish, store } = world();
    expect(refusalOf(await publish(text)).refused).toBe('invalid');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(await store.publishedVersions()).toEqual([]);
    expect(given(await publish(smallAgreement('b', 1))).kind).toBe('published');
  });
  it('refuses an agreement that ties with one that is published', async () => {
    const { publish } = world();
    given(await publish(smallAgreement('b', 1)));
    const { faults } = refusalOf(await publish(smallAgreement('c', 1)));
    expect(faults.map(({ message }) => message).join()).toMatch(/b@1|“b”/);
  });
  it('lets a text extend what is published here, and a later version of that base change nothing', async () => {
    const { publish, store } = world();
    given(await publish(smallAgreement('base', 1, { customer: 'cobalt' })));
    const extending = `leeway: 1
kind: sla
id: b
version: 1
effective: 2026-02-01
extends: base@1
parties: { customer: { id: boreal, name: Boreal } }
`;
    const { version } = given(await publish(extending));
    expect(version.resolved).toContain('p1-response');
    given(await publish(smallAgreement('base', 2, { customer: 'cobalt', hours: 9, effective: '2026-06-01' })));
    const kept = (await store.publishedVersions()).find(({ agreement }) => agreement === 'b');
    expect(kept?.resolved).toBe(version.resolved);
  });
  it.each(['technician', 'approver', 'customer'] as const)('is not for a %s', async (role) => {
    const { publish, store } = world();
    expect(refusalOf(await publish(smallAgreement('b', 1), { by: actorOf(role) })).refused).toBe('notAllowed');
    expect(await store.publishedVersions()).toEqual([]);
  });
});

describe('withdrawing a version', () => {
  const withdraw = (
    ports: ReturnType<typeof world>['ports'],
    version: number,
    more: { force?: boolean; by?: typeof owner; reason?: string } = {},
  ) =>
    withdrawVersion(
      { agreement: 'b', version, reason: more.reason ?? 'a slip', force: more.force ?? false, lang: 'en' },
      more.by ?? owner,
      ports,
    );
  it('takes one that is not yet in effect out of use, and keeps its text and the reason', async () => {
    const { publish, ports, notes } = world();
    given(await publish(smallAgreement('b', 1)));
    given(await publish(smallAgreement('b', 2, { effective: '2026-06-01' })));
    expect(given(await withdraw(ports, 2))).toMatchObject({ withdrawnBecause: 'a slip', withdrawnBy: 'p-owner' });
    const versions = given(await versionsFor('b', owner, ports));
    expect(versions.map(({ version }) => version.withdrawnAt !== null)).toEqual([false, true]);
    expect((await notes()).at(-1)?.action).toBe('agreement.withdrawn');
    expect(refusalOf(await withdraw(ports, 2)).refused).toBe('conflict');
  });
  it('leaves one that is in effect, unless an owner or a manager forces it', async () => {
    const { publish, ports } = world();
    given(await publish(smallAgreement('b', 1)));
    expect(refusalOf(await withdraw(ports, 1)).refused).toBe('conflict');
    const token = actorOf('approver', { scopes: owner.scopes });
    expect(refusalOf(await withdraw(ports, 1, { force: true, by: token })).refused).toBe('conflict');
    expect(given(await withdraw(ports, 1, { force: true, by: actorOf('manager') })).withdrawnBy).toBe('p-manager');
    expect(await listAgreements({}, owner, ports)).toEqual([]);
  });
  it('asks for a reason, and for a version that there is', async () => {
    const { publish, ports } = world();
    given(await publish(smallAgreement('b', 1)));
    expect(refusalOf(await withdraw(ports, 1, { reason: ' ' })).faults[0]?.pointer).toBe('/reason');
    expect(refusalOf(await withdraw(ports, 7)).refused).toBe('notFound');
  });
  it('keeps its number taken', async () => {
    const { publish, ports } = world();
    given(await publish(smallAgreement('b', 1, { effective: '2026-06-01' })));
    given(await withdraw(ports, 1));
    expect(refusalOf(await publish(smallAgreement('b', 1, { effective: '2026-06-01' }))).refused).toBe('alreadyExists');
  });
});

describe('reading agreements', () => {
  it('shows a customer those that name it, without what is ours alone', async () => {
    const { publish, ports } = world();
    given(await publish(smallAgreement('b', 1)));
    given(await publish(smallAgreement('c', 1, { customer: 'cobalt' })));
    expect((await listAgreements({}, customerOf('boreal'), ports)).map(({ id }) => id)).toEqual(['b']);
    const { content } = given(await versionFor('b', 1, customerOf('boreal'), ports));
    expect(content.text).toBeNull();
    expect(JSON.stringify(content)).not.toMatch(/CANARY|glpi|boreal-12/);
    expect(refusalOf(await versionFor('c', 1, customerOf('boreal'), ports))).toEqual(
      refusalOf(await versionFor('c', 1, customerOf('nobody'), ports)),
    );
  });
  it('shows the text with its comments only to those who may see what is ours alone', async () => {
    const { publish, ports } = world();
    given(await publish(smallAgreement('b', 1)));
    const seen = async (role: 'manager' | 'technician') =>
      JSON.stringify(given(await versionFor('b', 1, actorOf(role), ports)).content);
    expect(await seen('manager')).toContain('CANARY-COMMENT');
    expect(await seen('technician')).not.toMatch(/CANARY-(COMMENT|NOTE)/);
  });
  it('shows one who adheres no other who does', async () => {
    const { publish, ports } = world();
    given(await publish(example('shared-hosting.yaml')));
    const [hosting] = await listAgreements({}, customerOf('lumen'), ports);
    const { content } = given(
      await versionFor('shared-hosting', hosting?.current.version.version ?? 0, customerOf('lumen'), ports),
    );
    expect(JSON.stringify(content)).not.toMatch(/boreal|verdier/);
    expect(content.plain.adherents?.map(({ customer }) => customer)).toEqual(['lumen']);
  });
  it('names the version in force now', async () => {
    const { publish, ports, setNow } = world();
    given(await publish(smallAgreement('b', 1)));
    given(await publish(smallAgreement('b', 2, { effective: '2026-06-01' })));
    const current = async () =>
      (await listAgreements({}, owner, ports)).map((one) => [one.current.version.version, one.state]);
    expect(await current()).toEqual([[1, 'inForce']]);
    setNow('2026-06-02T00:00:00Z');
    expect(await current()).toEqual([[2, 'inForce']]);
  });
});

describe('comparing two versions', () => {
  it('tells what changed, and to a customer nothing of what is ours alone', async () => {
    const { publish, ports } = world();
    given(await publish(smallAgreement('b', 1)));
    given(
      await publish(smallAgreement('b', 2, { hours: 4, effective: '2026-06-01' }).replace('CANARY-NOTE', 'CANARY-NEW')),
    );
    const paths = async (actor: typeof owner) =>
      given(await diffVersions('b', [1, 2], actor, ports)).difference.terms.map(({ path }) => path);
    expect(await paths(owner)).toEqual(expect.arrayContaining(['targets.p1-response.within', 'internal.notes']));
    const forCustomer = await paths(customerOf('boreal'));
    expect(forCustomer).toContain('targets.p1-response.within');
    expect(forCustomer.join()).not.toContain('internal');
    expect(refusalOf(await diffVersions('b', [1, 2], customerOf('cobalt'), ports)).refused).toBe('notFound');
  });
});

describe('many agreements', () => {
  it('are each read once, however often others are published beside them, and told of where they stand', async () => {
    const { ports, store } = world();
    let asked = 0;
    const holidays = await ports.holidays();
    const counting = {
      ...ports,
      holidays:
        async () =>
        (...place: Parameters<typeof holidays>) => {
          asked += 1;
          return holidays(...place);
        },
    };
    const german = (id: string, customer: string) =>
      smallAgreement(id, 1, { customer }).replace(
        /^calendars:.*$/m,
        "calendars: { always: '24x7', de: { hours: { mon-fri: [ 08:00-18:00 ] }, holidays: [ { code: DE } ] } }",
      );
    const nobody = { publishedBy: null, withdrawnAt: null, withdrawnBy: null, withdrawnBecause: null };
    await store.transact(async (tx) => {
      for (let count = 0; count < 66; count += 1) {
        const [agreement, text] = [`a-${count}`, german(`a-${count}`, `c-${count}`)];
        await tx.addVersion({
          agreement,
          version: 1,
          text,
          resolved: text,
          hash: agreement,
          publishedAt: 0,
          ...nobody,
        });
      }
    });
    const say = (text: string) =>
      publishAgreement({ text, format: 'yaml', dryRun: true, lang: 'en' }, actorOf('owner'), counting);
    given(await say(smallAgreement('b', 1, { customer: 'boreal' })));
    const before = asked;
    expect(before).toBeGreaterThan(0);
    given(await say(smallAgreement('b', 1, { customer: 'boreal' })));
    expect(asked).toBe(before);
    // Two promises on the same of the same customer: told at their places, of one that was read long ago too.
    const tied = refusalOf(await say(smallAgreement('b', 1, { customer: 'c-3' })));
    const tie = tied.faults.find(({ level, message }) => level === 'error' && /a-3@1/.test(message));
    expect(typeof tie?.line).toBe('number');
  }, 120_000);
});
