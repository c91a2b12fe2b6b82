/** The damaged header of the incident log, as it stands in the copy that is going round. */
const HEADER =
  'number,ident_state,active,reassignment_count,reopen_count,sys_mod_count,made_sla,caller_id,opened_by,opened_at,' +
  'sys_created_by,sys_created_at,sys_updated_by,sys_updated_at,contact_type,location,category,category,u_symptom,cmdb_ci,' +
  'impact,urgency,priority,assignment_group,assigned_to,knowledge,u_priority_confirmation,notify,problem_id,rfc,vendor,' +
  'caused_by,closed_code,resolved_by,resolved_at,closed_at';

interface Update {
  readonly ticket: number;
  readonly state: string;
  readonly at: string;
  readonly made?: boolean;
  readonly priority?: number;
  readonly to?: string;
}

const OPENED_AT: { readonly [ticket: number]: string } = {
  2064: '3/3/2016 15:54',
  3844: '7/3/2016 23:28',
  104: '29/2/2016 09:08',
  9001: '1/3/2016 10:00',
  9002: '2/3/2016 11:00',
};

/** Three incidents as the log has them, one that breaks its promise, and one with the log's oddities. */
const UPDATES: readonly Update[] = [
  { ticket: 104, state: 'New', at: '29/2/2016 09:12', priority: 3 },
  { ticket: 104, state: 'Active', at: '29/2/2016 09:17', priority: 3, to: '7' },
  { ticket: 104, state: 'Active', at: '29/2/2016 09:18', priority: 2, to: '7' },
  { ticket: 104, state: 'Resolved', at: '1/3/2016 11:55', priority: 2, to: '7' },
  { ticket: 104, state: 'Closed', at: '6/3/2016 12:00', made: false, priority: 2, to: '7' },
  { ticket: 2064, state: 'New', at: '3/3/2016 15:56' },
  { ticket: 2064, state: 'Active', at: '3/3/2016 15:58', to: '12' },
  { ticket: 2064, state: 'Awaiting User Info', at: '4/3/2016 17:36', to: '12' },
  { ticket: 2064, state: 'Active', at: '7/3/2016 09:17', to: '12' },
  { ticket: 2064, state: 'Resolved', at: '7/3/2016 09:26', to: '12' },
  { ticket: 2064, state: 'Closed', at: '12/3/2016 10:00', to: '12' },
  { ticket: 3844, state: 'New', at: '7/3/2016 23:29' },
  { ticket: 3844, state: 'Active', at: '7/3/2016 23:30', to: '3' },
  { ticket: 3844, state: 'Resolved', at: '14/3/2016 15:30', to: '3' },
  { ticket: 3844, state: 'Active', at: '17/3/2016 16:30', to: '3' },
  { ticket: 3844, state: 'Resolved', at: '17/3/2016 16:31', to: '3' },
  { ticket: 3844, state: 'Closed', at: '22/3/2016 17:00', to: '3' },
  { ticket: 9001, state: 'New', at: '1/3/2016 10:05' },
  { ticket: 9001, state: 'Resolved', at: '30/3/2016 10:00', to: '5' },
  { ticket: 9001, state: 'Closed', at: '4/4/2016 10:00', to: '5' },
  { ticket: 9002, state: 'Active', at: '2/3/2016 11:30', to: '5' },
  { ticket: 9002, state: 'New', at: '2/3/2016 11:10' },
  { ticket: 9002, state: '-100', at: '2/3/2016 12:00', to: '5' },
  { ticket: 9002, state: 'Closed', at: '2/3/2016 14:00', made: false, to: '5' },
];

/** A few rows in the shape of the real log, quirks included, for where the real one is not at hand. */
export function excerpt(): string {
  const rows = UPDATES.map(({ ticket, state, at, made = true, priority = 3, to = '?' }, index) =>
    [
      String(ticket).padStart(7, '0'),
      state,
      state !== 'Closed',
      0,
      0,
      index,
      made,
      2403,
      8,
      OPENED_AT[ticket],
      6,
      OPENED_AT[ticket],
      21,
      at,
      'Phone',
      143,
      55,
      170,
      72,
      '?',
      2,
      2,
      priority,
      56,
      to,
      true,
      false,
      'Do Not Notify',
      '?',
      '?',
      '?',
      '?',
      5,
      149,
      '?',
      '?',
    ].join(','),
  );
  return [HEADER, ...rows, ''].join('\n');
}
