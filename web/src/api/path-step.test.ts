import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as server from '../../../src/app/addresses/path-step.ts';
import * as pages from './path-step.ts';

it('an id is one step of an address, whatever it holds', () => {
  expect(server.inPath('INC/12~a%2F\\é')).toBe('INC~112~0a~22F~3%C3%A9');
});

it('the pages spell a step as the server does, and both find the id again', () => {
  const ids = fc.string({ unit: fc.constantFrom('~', '/', '%', '\\', '0', '1', '2', '3', 'é', ' ', '#') });
  fc.assert(
    fc.property(ids, (id) => {
      const step = server.asStep(id);
      expect(step).not.toMatch(/[/%\\]/);
      expect(pages.asStep(id)).toBe(step);
      expect(pages.fromStep(step)).toBe(id);
      expect(server.fromStep(step)).toBe(id);
    }),
  );
});
