/**
 * Whose books a command works on when nobody names a terminal.json: on a terminal its own, as `mado` says
 * (packaging/root/usr/bin/mado); in a checkout the demo's.
 */
export const TERMINAL_FILE: string = process.env['MADO_TERMINAL'] ?? '.mado/demo/terminal.json';
