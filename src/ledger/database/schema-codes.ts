/** Where the tables keep texts: ids, numbers, codes. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  asked: ['issue', 'request'],
  counts: ['unit', 'seal_bag', 'staff'],
  doubts: ['doubt', 'visit', 'cause', 'unit', 'resolved_by'],
  draws: ['request', 'visit'],
  entries: ['what'],
  forgotten: ['visit'],
  issues: ['issue', 'visit', 'kind', 'exemption'],
  lines: ['visit'],
  mistrusts: ['unit'],
  observations: ['device'],
  owed: ['number', 'visit', 'reason'],
  owed_settlements: ['number', 'staff'],
  payouts: ['intent', 'visit', 'device'],
  prints: ['intent', 'visit', 'issue'],
  recoveries: ['issue', 'staff'],
  relay_payments: ['request', 'visit', 'slip'],
  routes: ['intent', 'visit', 'device'],
  slip_prints: ['intent', 'visit', 'issue'],
  slips: ['slip', 'visit', 'number'],
  staff_tries: ['staff'],
  visits: ['visit', 'language', 'how'],
};

/** A printer names its jobs by URIs of its own making (RFC 8011, 5.3.3). */
const URIS: Readonly<Record<string, readonly string[]>> = { prints: ['job_uuid'], slip_prints: ['job_uuid'] };

/** Triggers that let nothing but these letters into the columns of the tables. */
export const refusing = (tables: typeof TEXTS, name: string, strange: string): string =>
  Object.entries(tables)
    .flatMap(([table, columns]) => {
      const found = columns.map((column) => `NEW.${column} GLOB '*[^${strange}]*'`).join(' OR ');
      return ['INSERT', 'UPDATE'].map(
        (event) => `
CREATE TRIGGER ${table}_hold_${name}_at_${event.toLowerCase()} BEFORE ${event} ON ${table} WHEN ${found}
BEGIN SELECT RAISE(ABORT, '${table} hold ids and codes only'); END;`,
      );
    })
    .join('');

/**
 * The file itself keeps no free text: what is not made of the letters of ids and codes, such as a name or an address, is refused
 * whoever writes it, and never reaches the disk.
 */
export const codes = refusing(TEXTS, 'codes', '0-9A-Za-z:._-') + refusing(URIS, 'uris', '!-~');
