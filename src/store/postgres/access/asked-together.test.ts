import { expect, it } from 'vitest';
import { askedTogether } from './asked-together.ts';

function counting() {
  const waiting: { readonly key: string; readonly answer: (value: string) => void; readonly fail: () => void }[] = [];
  const ask = askedTogether(
    (key) =>
      new Promise<string>((answer, failed) => waiting.push({ key, answer, fail: () => failed(new Error('away')) })),
  );
  return { ask, waiting };
}

it('who comes while it is asked gets an answer that was asked for after he came, and shares it with all like him', async () => {
  const { ask, waiting } = counting();
  const [first, second, third] = [ask('a'), ask('a'), ask('a')];
  expect(waiting.length).toBe(1);
  waiting[0]?.answer('old');
  expect(await first).toBe('old');
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(waiting.length).toBe(2);
  const fourth = ask('a');
  waiting[1]?.answer('new');
  expect(await Promise.all([second, third])).toEqual(['new', 'new']);
  await new Promise((resolve) => setTimeout(resolve, 0));
  waiting[2]?.answer('newest');
  expect(await fourth).toBe('newest');
});

it('asks for other things beside it, again once all is over, and after a failure', async () => {
  const { ask, waiting } = counting();
  const [a, b, again] = [ask('a'), ask('b'), ask('a')];
  expect(waiting.map(({ key }) => key)).toEqual(['a', 'b']);
  waiting[0]?.fail();
  waiting[1]?.answer('of b');
  await expect(a).rejects.toThrow('away');
  expect(await b).toBe('of b');
  await new Promise((resolve) => setTimeout(resolve, 0));
  waiting[2]?.answer('of a');
  expect(await again).toBe('of a');
  await new Promise((resolve) => setTimeout(resolve, 0));
  void ask('a');
  expect(waiting.length).toBe(4);
});
