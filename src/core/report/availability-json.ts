import type { Availability } from '../availability/index.ts';
import { formatPercent } from '../money/index.ts';
import { formatInstant } from '../time/index.ts';
import { periodJson, secondsJson, shareText } from './value-json.ts';

/** A promised availability in one period, as FORMAT section 3 has it; our own keys last. */
export function availabilityJson(row: Availability) {
  const { waterfall, reached, net, gross, requiredPpm } = row;
  return {
    agreement: row.version.ref,
    target: row.target.id,
    service: row.service,
    period: periodJson(row.period),
    waterfall: {
      totalSeconds: secondsJson(waterfall.totalMs),
      outageSeconds: secondsJson(waterfall.outageMs),
      outageInMaintenanceSeconds: secondsJson(waterfall.outageInMaintenanceMs),
      outageExcludedSeconds: secondsJson(waterfall.outageExcludedMs),
      maintenanceSeconds: secondsJson(waterfall.maintenanceMs),
      excludedSeconds: secondsJson(waterfall.excludedMs),
      unknownSeconds: secondsJson(waterfall.unknownMs),
      downtimeSeconds: secondsJson(waterfall.downtimeMs),
    },
    availability: reached === null ? null : shareText(reached),
    required: requiredPpm === null ? null : formatPercent(requiredPpm),
    verdict: row.verdict,
    level: row.target.level,
    basis: row.basis,
    net: net === null ? null : shareText(net),
    gross: gross === null ? null : shareText(gross),
    allowedSeconds: row.allowedMs === null ? null : secondsJson(row.allowedMs),
    leftSeconds: row.leftMs === null ? null : secondsJson(row.leftMs),
    exhaustedOn: row.exhaustedOn,
    outages: row.outages.map((outage) => ({
      outage: outage.id,
      from: formatInstant(outage.from),
      to: outage.to === null ? null : formatInstant(outage.to),
      weight: shareText(outage.weight),
      countedSeconds: secondsJson(outage.countedMs),
      maintenanceSeconds: secondsJson(outage.maintenanceMs),
      excludedSeconds: secondsJson(outage.excludedMs),
      setAside: outage.setAside,
    })),
  };
}
