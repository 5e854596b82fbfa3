/**
 * What an acceptor has ever taken of each coin, beside its other counters; and after which entry a unit was counted, so that what
 * has come in since is known without a clock.
 */
export const tallies = `
ALTER TABLE observations ADD COLUMN tally TEXT CHECK (tally NOT GLOB '*[^0-9:,"{}]*');
ALTER TABLE counts ADD COLUMN after_entry INTEGER;
CREATE INDEX lines_in_cashbox ON lines (entry) WHERE account = 'cashbox' AND yen > 0;`;
