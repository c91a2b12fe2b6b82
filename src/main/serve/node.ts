import type pg from 'pg';
import { openRosters, type Rosters } from '../../app/live/index.ts';
import type { MappingRunner, Store } from '../../app/ports/index.ts';
import type { Config } from '../../app/running/index.ts';
import type { HolidaySource } from '../../core/calendar/index.ts';
import type { Instant } from '../../core/time/index.ts';
import type { openPostgresStore } from '../../store/postgres/index.ts';
import type { Log } from '../log/log.ts';
import { mappingRunner } from '../mappings.ts';
import { type Metrics, openMetrics } from '../metrics/metrics.ts';
import { objectiveReadings } from '../metrics/objective-readings.ts';
import { type Readings, readingsOf } from '../metrics/readings.ts';
import { migrationsFolder } from '../migrations-folder.ts';
import { packageFolder } from '../package-folder.ts';
import { type Condition, newCondition } from './condition.ts';
import { requireFolder } from './data-folder/require-folder.ts';
import { type Secret, secretIn } from './data-folder/secret.ts';
import { newDefectId } from './faults.ts';
import { lateStore } from './late-store.ts';
import type { StopSignal } from './stop-signal.ts';

/** One running program: what all its parts share. */
export interface Node {
  readonly config: Config;
  readonly version: string;
  readonly log: Log;
  readonly stop: StopSignal;
  readonly secret: Secret;
  readonly condition: Condition;
  readonly metrics: Metrics;
  readonly readings: Readings;
  readonly rosters: Rosters;
  /** Public holidays of countries that core does not compute. */
  readonly holidays: () => Promise<HolidaySource>;
  /** Reads payloads of sources by their mappings. */
  readonly mappings: MappingRunner;
  /** Away until `bind`. */
  readonly store: Store;
  readonly bind: (store: Store, pool: pg.Pool) => void;
  readonly now: () => Instant;
  /** A fault of ours; null: it has no id yet. */
  readonly onDefect: (id: string | null, error: unknown) => void;
  /** Told when changes of the database can not be listened to, and when they can again. */
  readonly onHearing: NonNullable<Parameters<typeof openPostgresStore>[1]>;
  /** The folder of the database's steps. */
  readonly migrations: string;
  /** Remembers what must end before the store is closed; `finish` ends it, last first. */
  readonly atEnd: (end: () => Promise<void>) => void;
  readonly finish: () => Promise<void>;
}

/** @throws SecretUnusable, and Hindered where a file stands in the place of the data folder */
export function joinNode(config: Config, version: string, log: Log, stop: StopSignal): Node {
  requireFolder(config);
  const secret = secretIn(config.data, config.secret);
  const { store, bind } = lateStore();
  const now = () => Date.now();
  const holidays = () => import('../../connectors/holidays/index.ts').then((found) => found.loadHolidaySource());
  const rosters = openRosters(holidays);
  let pool: pg.Pool | null = null;
  const readings = readingsOf({
    store,
    now,
    pool: () => pool && { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount },
    objectives: objectiveReadings({ store, now, rosters }),
  });
  const condition = newCondition();
  const metrics = openMetrics({ version, readings, customers: config.metricsCustomers ?? false });
  const ends: (() => Promise<void>)[] = [];
  return {
    config,
    version,
    log,
    stop,
    secret,
    condition,
    metrics,
    readings,
    rosters,
    holidays,
    mappings: mappingRunner(packageFolder()),
    store,
    bind: (opened, its) => {
      pool = its;
      bind(opened);
    },
    now,
    onDefect: (id, error) => {
      metrics.defect();
      log.defect(id ?? newDefectId(), error);
    },
    onHearing: hearingOf(condition, metrics, log),
    migrations: migrationsFolder(),
    atEnd: (end) => {
      ends.push(end);
    },
    finish: async () => {
      for (const end of ends.reverse()) await end();
    },
  };
}

function hearingOf(condition: Condition, metrics: Metrics, log: Log): Node['onHearing'] {
  return (heard) => {
    condition.hear(heard.isHeard);
    metrics.hearing(heard.isHeard);
    if (heard.isHeard) log.info('changes of the database are heard again');
    else log.warn('changes of the database are not heard: streams are late', { why: heard.why });
  };
}
