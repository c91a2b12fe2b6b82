import { type RawBuilder, sql, type Transaction } from 'kysely';
import type {
  Simulation,
  SimulationReads,
  SimulationState,
  SimulationTx,
  WholeSimulation,
} from '../../../app/ports/index.ts';
import type { Database, Sql } from '../database.ts';

interface Row {
  readonly id: string;
  readonly owner: string;
  readonly title: string | null;
  readonly asked: string;
  readonly created_at: number;
  readonly created_by: string;
  readonly state: SimulationState;
  readonly tries: number;
  readonly leased_until: number | null;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly progress: string | null;
}

interface WholeRow extends Row {
  readonly result: string | null;
  readonly problem: string | null;
}

const COLUMNS = sql`id, owner, title, asked, created_at, created_by, state, tries, leased_until, started_at, ended_at,
  progress`;

/** Asked for first, and worked on by nobody: none has begun, or whoever had has it no more. */
const waiting = (at: number) => sql`(state = 'queued' or (state = 'running' and leased_until <= ${at}::bigint))`;

export function simulationReads(database: Database): SimulationReads {
  return {
    simulationsOf: (owner, limit) =>
      database.ask(async (on) => {
        const rows = await rowsOf<Row>(
          on,
          sql`select ${COLUMNS} from simulation where owner = ${owner} order by created_at desc, id limit ${limit}`,
        );
        return rows.map(simulationOf);
      }),
    simulation: (id) =>
      database.ask(async (on) => {
        const whole = sql<WholeRow>`select ${COLUMNS}, result, problem from simulation where id = ${id}`;
        const [row] = await rowsOf(on, whole);
        return row === undefined ? null : wholeOf(row);
      }),
    waitingSimulations: (at) =>
      database.ask(async (on) => {
        const ids = sql<Pick<Row, 'id'>>`select id from simulation where ${waiting(at)} order by created_at, id`;
        return (await rowsOf(on, ids)).map(({ id }) => id);
      }),
  };
}

export function simulationTx(tx: Transaction<unknown>): SimulationTx {
  const changes = async (statement: RawBuilder<unknown>): Promise<number> =>
    Number((await statement.execute(tx)).numAffectedRows ?? 0n);
  return {
    addSimulation: async ({ id, owner, title, asked, createdAt, createdBy }) => {
      await sql`insert into simulation (id, owner, title, asked, created_at, created_by)
        values (${id}, ${owner}, ${title}, ${JSON.stringify(asked)}, ${createdAt}, ${createdBy})`.execute(tx);
    },
    takeSimulation: async (worker, at, leasedUntil) => {
      const [row] = await rowsOf<Row>(
        tx,
        sql`update simulation set state = 'running', tries = tries + 1, worker = ${worker},
            leased_until = ${leasedUntil}::bigint, started_at = ${at}::bigint, progress = null
          where id = (
            select id from simulation where ${waiting(at)} order by created_at, id limit 1 for update skip locked
          )
          returning ${COLUMNS}`,
      );
      return row === undefined ? null : simulationOf(row);
    },
    renewSimulation: async (id, worker, leasedUntil, progress) => {
      const told = progress === null ? null : JSON.stringify(progress);
      return (
        (await changes(sql`update simulation set leased_until = ${leasedUntil}::bigint, progress = ${told}
          where ${heldBy(id, worker)}`)) === 1
      );
    },
    leaveSimulation: async (id, worker) => {
      await sql`update simulation set state = 'queued', tries = tries - 1, worker = null, leased_until = null,
          started_at = null, progress = null
        where ${heldBy(id, worker)}`.execute(tx);
    },
    endSimulation: async (id, worker, at, end) => {
      const [state, result, problem] =
        'result' in end ? (['done', end.result, null] as const) : (['failed', null, end.problem] as const);
      await sql`update simulation set state = ${state}, result = ${result}, problem = ${problem}, worker = null,
          leased_until = null, ended_at = ${at}::bigint, progress = null
        where ${heldBy(id, worker)}`.execute(tx);
    },
    dropSimulation: async (id) => (await changes(sql`delete from simulation where id = ${id}`)) === 1,
    dropSimulationsBefore: (at) => changes(sql`delete from simulation where created_at < ${at}::bigint`),
  };
}

function heldBy(id: string, worker: string): RawBuilder<unknown> {
  return sql`id = ${id} and state = 'running' and worker = ${worker}`;
}

async function rowsOf<R>(on: Sql, query: RawBuilder<R>): Promise<readonly R[]> {
  return (await query.execute(on)).rows;
}

function simulationOf(row: Row): Simulation {
  return {
    id: row.id,
    owner: row.owner,
    title: row.title,
    asked: JSON.parse(row.asked) as Simulation['asked'],
    createdAt: row.created_at,
    createdBy: row.created_by,
    state: row.state,
    tries: row.tries,
    leasedUntil: row.leased_until,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    progress: row.progress === null ? null : (JSON.parse(row.progress) as Simulation['progress']),
  };
}

function wholeOf(row: WholeRow): WholeSimulation {
  return { ...simulationOf(row), result: row.result, problem: row.problem };
}
