import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';
import { z } from 'zod';

import { startCenter } from '#center/testing/running-center.ts';
import { post } from '#center/testing/terminal.ts';
import { CENTER_CALLS } from '#contract/center-calls.ts';

import { openapi } from './document.ts';

const Document = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.looseObject({ post: z.looseObject({ operationId: z.string() }) })),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
});
const document = Document.parse(JSON.parse(openapi()));

test('docs/openapi.json is what the schemas say (tools/openapi.ts writes it anew)', () => {
  const written: unknown = JSON.parse(
    readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'),
  );
  expect(written).toEqual(JSON.parse(openapi()));
});

test('every call in it is answered, to whoever may call', async () => {
  await using center = await startCenter([]);
  const paths = Object.keys(CENTER_CALLS).map((name) => `/v1/${name}`);
  expect(Object.keys(document.paths).toSorted()).toEqual([...paths, '/v1/enrol'].toSorted());
  for (const path of paths) expect((await post(center, path, '{}')).status).toBe(401);
  expect((await post(center, '/v1/other', '{}')).status).toBe(404);
});

test('every reference leads somewhere', () => {
  const references = [...openapi().matchAll(/"\$ref": "#\/components\/schemas\/([^"/]+)"/g)].map(
    ([, name]) => name ?? '',
  );
  expect(references.length).toBeGreaterThan(0);
  for (const name of references) expect(document.components.schemas).toHaveProperty(name);
});

test('nothing is unbounded: each object is closed, each list and each text has its most', () => {
  const loose: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (Array.isArray(node)) return node.forEach((each, at) => walk(each, `${path}/${at}`));
    const checked = z.record(z.string(), z.unknown()).safeParse(node);
    if (!checked.success) return;
    const {
      type,
      maxItems,
      additionalProperties,
      maxLength,
      pattern,
      format,
      enum: values,
      const: only,
    } = checked.data;
    if (type === 'array' && maxItems === undefined && checked.data['prefixItems'] === undefined)
      loose.push(path);
    if (type === 'object' && additionalProperties === undefined && checked.data['properties'])
      loose.push(path);
    if (type === 'string' && [maxLength, pattern, format, values, only].every((limit) => limit === undefined))
      loose.push(path);
    for (const [name, each] of Object.entries(checked.data)) walk(each, `${path}/${name}`);
  };
  for (const [name, schema] of Object.entries(document.components.schemas))
    if (name.endsWith('Request')) walk(schema, name);
  expect(loose).toEqual([]);
});
