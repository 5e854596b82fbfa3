import { randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The text kept in this file, or undefined when there is none. */
export async function kept(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return undefined;
    throw cause;
  }
}

/** Keeps a text in a file that only its owner may read, replacing what was there in one step. */
export async function replace(path: string, text: string): Promise<void> {
  await rename(await draft(path, text), path);
}

/** Keeps a text unless another was first, and gives what is kept now. */
export async function keepFirst(path: string, text: string): Promise<string> {
  const own = await draft(path, text);
  try {
    await link(own, path);
    return text;
  } catch (cause) {
    if (!isCode(cause, 'EEXIST')) throw cause;
    return await readFile(path, 'utf8');
  } finally {
    await unlink(own);
  }
}

async function draft(path: string, text: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const own = `${path}.${randomUUID()}.new`;
  await writeFile(own, text, { mode: 0o600 });
  await chmod(own, 0o600);
  return own;
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code;
}
