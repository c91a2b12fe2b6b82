import type { Availability, BurnRate } from '../availability/index.ts';
import { formatPercent, type Ratio } from '../money/index.ts';
import { formatInstant } from '../time/index.ts';
import { decimalText, periodJson, secondsJson, shareText } from './value-json.ts';

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
      told: outage.told,
      observedFrom: formatInstant(outage.observedFrom),
      realSeconds: secondsJson(outage.realMs),
      outsideHoursSeconds: secondsJson(outage.outsideHoursMs),
      overlappedSeconds: secondsJson(outage.overlappedMs),
    })),
    measuredSeconds: secondsJson(row.measuredMs),
    outageSetAsideSeconds: secondsJson(waterfall.outageSetAsideMs),
    silencedSeconds: secondsJson(waterfall.silencedMs),
    burn: row.burn === null ? null : row.burn.map(burnJson),
    maintenances: row.maintenances.map(maintenanceJson),
    exclusions: row.exclusions.map(exclusionJson),
  };
}

/** A burn rate: 1 uses up exactly what is allowed; at `threshold` in both windows it warns. */
function burnJson({ speed, longMs, shortMs, long, short, threshold, burning }: BurnRate) {
  const rate = (value: Ratio | null) => (value === null ? null : decimalText(value, 4));
  return {
    speed,
    longSeconds: secondsJson(longMs),
    shortSeconds: secondsJson(shortMs),
    long: rate(long),
    short: rate(short),
    threshold: rate(threshold),
    burning,
  };
}

/** A planned maintenance, what of it is protected, and why no more: `late`, `calledOff` or `beyondCap`. */
function maintenanceJson({ fact, spans, because }: Availability['maintenances'][number]) {
  return {
    maintenance: fact.id,
    from: formatInstant(fact.from),
    to: formatInstant(fact.to),
    announcedAt: formatInstant(fact.announcedAt),
    endedAt: fact.endedAt === null ? null : formatInstant(fact.endedAt),
    protected: spans.map(periodJson),
    because,
  };
}

/** Time granted as not counting; it does count where the agreement does not have its reason (`agreed` false). */
function exclusionJson({ fact, agreed }: Availability['exclusions'][number]) {
  return {
    exclusion: fact.id,
    from: formatInstant(fact.from),
    to: formatInstant(fact.to),
    reason: fact.reason,
    evidence: fact.evidence,
    approver: fact.approver,
    agreed,
  };
}
