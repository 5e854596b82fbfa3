import process from 'node:process';

import { verifyCommand } from './verify-command.ts';

process.exitCode = verifyCommand(process.argv.slice(2), Date.now());
