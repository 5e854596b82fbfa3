import { z } from 'zod';

/** The part of V8's heap snapshot (a .heapsnapshot file) that names what lies in the heap. */
const Snapshot = z.object({
  snapshot: z.object({
    meta: z.object({ node_fields: z.array(z.string()), node_types: z.array(z.unknown()) }),
  }),
  nodes: z.array(z.int()),
  strings: z.array(z.string()),
});

/** Every string that lives in the heap; not the names and numbers with which the snapshot itself is written. */
export function heapStrings(json: string): readonly string[] {
  const { snapshot, nodes, strings } = Snapshot.parse(JSON.parse(json));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const kinds = z.array(z.string()).parse(types[fields.indexOf('type')]);
  const texts = kinds.flatMap((kind, at) => (kind.endsWith('string') ? [at] : []));
  const found: string[] = [];
  for (let at = 0; at < nodes.length; at += fields.length) {
    const kind = nodes[at + fields.indexOf('type')] ?? -1;
    if (texts.includes(kind)) found.push(strings[nodes[at + fields.indexOf('name')] ?? -1] ?? '');
  }
  return found;
}
