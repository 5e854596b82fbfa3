import { verify } from './verify/verify.ts';

/**
 * `npm run verify -- FILE… [--json]`: what a certificate says, or why it is not believed. Pictures and PDFs of both sides. Exit 0 if
 * the content is as issued, 1 if not.
 */
const { lines, json, ok } = await verify(process.argv.slice(2));
for (const line of process.argv.includes('--json') ? [JSON.stringify(json)] : lines) console.log(line);
process.exitCode = ok ? 0 : 1;
