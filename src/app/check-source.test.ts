import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAgreement } from '../language/index.ts';
import { checkSource } from './check-source.ts';
import { type Mapping, producedEvents, readMapping } from './mapping/index.ts';

const read = (file: string) => readFileSync(`examples/incident-log/${file}`, 'utf8');
const mapping = readMapping({ file: 'mapping.yaml', text: read('mapping.yaml') }).mapping as Mapping;
const checked = (change: (text: string) => string) =>
  checkSource(readAgreement(change(read('agreement.yaml')), { file: 'agreement.yaml' }), producedEvents(mapping));

describe('what a source can show of an agreement', () => {
  it('is everything the example for the incident log promises', () => {
    const { targets, diagnostics } = checked((text) => text);
    expect(targets.filter(({ measurable }) => !measurable)).toEqual([]);
    expect(diagnostics).toEqual([]);
  });
  it('names what starts, pauses and stops a clock, and the pauses it runs through', () => {
    const resolution = checked((text) => text).targets.find(({ target }) => target === 'p3-resolution');
    expect(resolution?.starts).toEqual([{ type: 'ticket.opened', madeBy: ['opened_at'] }]);
    expect(resolution?.stops.map(({ type }) => type)).toEqual(['ticket.closed', 'ticket.resolved']);
    expect(resolution?.pauses.map(({ reason }) => reason)).toEqual(['waitingCustomer']);
    expect(resolution?.runsThrough).toEqual(['ourSupplier', 'ourProblem']);
  });
  it('is nothing of a first response, for the log tells of no reply', () => {
    const { targets, diagnostics } = checked((text) =>
      text.replace('measure: acknowledgement', 'measure: firstResponse'),
    );
    expect(targets.find(({ measurable }) => !measurable)?.lacks).toEqual({ start: [], stop: ['ticket.replied'] });
    expect(diagnostics.map(({ code }) => code)).toEqual(['LW108']);
  });
  it('is nothing of a target whose condition no ticket meets', () => {
    const { targets } = checked((text) => text.replace('when: { priority: [P1, P2] }', 'when: { channel: [fax] }'));
    expect(targets[0]?.neverMatches).toEqual([{ key: 'channel', values: ['fax'] }]);
  });
});
