import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The words on a sheet as a reader finds them, without the white space between (Japanese has none). */
export async function wordsOf(pdf: string): Promise<string> {
  const { stdout } = await run('pdftotext', ['-layout', pdf, '-']);
  return stdout.replaceAll(/\s+/g, '');
}

/** Fetches a sheet that lies in somebody's hand at the bench. */
export async function fetchSheet(bench: string, number: number, file: string): Promise<string> {
  const answer = await fetch(`${bench}/sheets/${number}.pdf`);
  if (!answer.ok) throw new Error(`no sheet ${number}: ${answer.status}`);
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
  return file;
}
