/** What is written once and stays: neither changed nor deleted afterwards. */
export const forever = (table: string): string => `
CREATE TRIGGER ${table}_stay_as_they_are BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} are never changed'); END;
CREATE TRIGGER ${table}_stay BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} are never deleted'); END;`;
