import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { judgeOffer } from '#release/judge.ts';
import type { Accepted, Taker } from '#release/judge.ts';
import { checkPackage, readOffer } from '#release/medium.ts';
import type { Refusal } from '#release/refusal.ts';

import { damageOf } from './damage.ts';
import { linkDurably, sync, syncTree, targetOf } from './durable.ts';
import { identityIn } from './identity.ts';
import { SLOTS, folderOf, otherThan } from './layout.ts';
import type { Layout, Place, Slot } from './layout.ts';
import type { Site } from './site.ts';
import { readState, writeState } from './state.ts';
import type { UpdateState } from './state.ts';

/** A release that lies whole in the slot that does not run. */
export interface BroughtIn extends Accepted {
  readonly slot: Slot;
  readonly from: Place;
}

/**
 * Copies a release from wherever it lies, judges the copy, and unpacks it into the slot that does not run. What runs is not
 * touched. The copy is judged and not the medium: a stick can say something else at the second reading.
 */
export function bringIn(deb: string, site: Site): Result<BroughtIn, Refusal | { readonly why: 'damaged' }> {
  const { layout } = site;
  const state = readState(layout);
  const offer = readOffer(deb);
  if (!offer.ok) return offer;
  const judged = judgeOffer(offer.value, takerOf(site, state));
  if (!judged.ok) return judged;
  const early = checkPackage(deb, judged.value.statement);
  if (early !== undefined) return err(early);

  const copy = copyIn(deb, site);
  const refusal = checkPackage(copy, judged.value.statement);
  if (refusal !== undefined) return err(refusal);
  site.before('remember the list of keys');
  writeState(layout, { ...state, root: judged.value.root });

  const from = placeOf(layout);
  const slot = otherThan(from);
  fill(slot, copy, site);
  const manifest = createHash('sha256')
    .update(readManifest(layout.slot(slot)))
    .digest('hex');
  if (manifest !== judged.value.statement.manifest || damageOf(layout.slot(slot)).length > 0)
    return err({ why: 'damaged' });
  site.before('drop the copy');
  rmSync(layout.incoming, { recursive: true, force: true });
  return ok({ ...judged.value, slot, from });
}

export function takerOf(site: Site, state: UpdateState): Taker {
  const newer = state.root !== null && state.root.version > site.anchor.version;
  const root = newer && state.root !== null ? state.root : site.anchor;
  // Until a release has proved itself here, the one that dpkg installed is the oldest there may be.
  const installed = { counter: identityIn(site.layout.packaged)?.counter ?? 0, keys: root.release.keys };
  return {
    profile: site.profile,
    model: site.model,
    processor: site.processor,
    root,
    had: state.had.keys.length === 0 ? installed : state.had,
    now: site.clock.now(),
  };
}

/** What runs, by where `current` leads; makes the link where there is none yet. */
export function placeOf(layout: Layout): Place {
  const target = targetOf(layout.current);
  if (target === undefined) linkDurably(layout.current, layout.packaged);
  return SLOTS.find((slot) => folderOf(layout, slot) === target) ?? 'packaged';
}

function copyIn(deb: string, { layout, before }: Site): string {
  before('clear what came in before');
  rmSync(layout.incoming, { recursive: true, force: true });
  mkdirSync(layout.incoming, { recursive: true, mode: 0o700 });
  before('copy the package');
  const copy = join(layout.incoming, basename(deb));
  copyFileSync(deb, copy);
  return copy;
}

/** A slot appears whole, under its name, or not at all. */
function fill(slot: Slot, deb: string, { layout, unpack, before }: Site): void {
  const folder = layout.slot(slot);
  mkdirSync(dirname(folder), { recursive: true });
  before('clear the slot');
  rmSync(folder, { recursive: true, force: true });
  rmSync(`${folder}.new`, { recursive: true, force: true });
  before('unpack');
  unpack(deb, `${folder}.new`);
  before('bring it onto the disk');
  syncTree(`${folder}.new`);
  before('name the slot');
  renameSync(`${folder}.new`, folder);
  sync(dirname(folder));
}

function readManifest(folder: string): Buffer {
  return readFileSync(join(folder, 'MANIFEST'));
}
