import { expect, test } from 'vitest';
import { waterfallSteps } from './waterfall-steps.ts';

const hour = 3_600;

test('what does not count is taken away before the share is told', () => {
  const hours = {
    totalSeconds: 200 * hour,
    maintenanceSeconds: 4 * hour,
    excludedSeconds: 2 * hour,
    unknownSeconds: 4 * hour,
    downtimeSeconds: 1.9 * hour,
  };
  const { share, counted, steps, targetAt } = waterfallSteps(hours, 0.995);
  expect(counted).toBe(190 * hour);
  expect(share).toBeCloseTo(0.99, 12);
  expect(targetAt).toBeCloseTo(189.05 * hour, 6);
  expect(steps.map(({ id }) => id)).toEqual(['total', 'maintenance', 'excluded', 'unknown', 'downtime', 'delivered']);
  expect(steps[4]).toMatchObject({ from: 188.1 * hour, to: 190 * hour });
});

test('where nothing counts there is no share', () => {
  const hours = { totalSeconds: 8 * hour, maintenanceSeconds: 8 * hour, excludedSeconds: 0, downtimeSeconds: 0 };
  expect(waterfallSteps(hours, 0.99).share).toBeNull();
});
