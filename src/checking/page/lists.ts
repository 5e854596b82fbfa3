import { fromHex } from '#certificates/seal/bytes.ts';
import type { Knowledge } from '#certificates/seal/judge.ts';
import { Anchor, openList, TrustList, VoidList } from '#certificates/seal/lists.ts';

/** The lists that lie beside the page (`npm run keys -- page`); undefined unless they are there and the anchor signed them. */
export async function listsBeside(): Promise<Knowledge | undefined> {
  const [anchorFile, trustFile, voidFile] = await Promise.all(
    ['anchor.json', 'trust.json', 'void.json'].map(fileBeside),
  );
  const anchor = Anchor.safeParse(anchorFile).data;
  if (!anchor) return undefined;
  const key = fromHex(anchor.anchor);
  const trust = openList(trustFile, TrustList, key);
  const voids = openList(voidFile, VoidList, key);
  return trust && voids ? { trust, voids } : undefined;
}

async function fileBeside(name: string): Promise<unknown> {
  try {
    const reply = await fetch(`./${name}`, { cache: 'no-store' });
    const content: unknown = reply.ok ? await reply.json() : undefined;
    return content;
  } catch {
    return undefined; // not there, or no JSON: the page says that it has not been set up
  }
}
