/** The little of Reflect's metadata that @peculiar/x509 asks for when it is loaded; import this before it. */
const kept = new Map<unknown, Map<unknown, unknown>>();

const get = (key: unknown, target: unknown) => kept.get(target)?.get(key);

Object.assign(Reflect, {
  getMetadata: get,
  getOwnMetadata: get,
  hasOwnMetadata: (key: unknown, target: unknown) => kept.get(target)?.has(key) ?? false,
  defineMetadata(key: unknown, value: unknown, target: unknown) {
    kept.set(target, (kept.get(target) ?? new Map<unknown, unknown>()).set(key, value));
  },
});
