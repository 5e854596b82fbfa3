import { calibrate } from './calibrate/calibrate.ts';

/**
 * `npm run calibrate -- --out FILE | --print | --film --out FILE | --choose NUMBER | --due [--terminal terminal.json] [--json]`: the sheet
 * of numbered patches, the number that staff chose on it for this terminal's printer, and whether it is time for a new one. Exit 0 if
 * done, or if nothing is due.
 */
const { lines, json, ok } = await calibrate(process.argv.slice(2));
for (const line of process.argv.includes('--json') ? [JSON.stringify(json)] : lines) console.log(line);
process.exitCode = ok ? 0 : 1;
