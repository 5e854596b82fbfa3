import { expect, test } from 'vitest';

import { printerAddress } from './address.ts';

test.each([
  ['ipp://printer.example/ipp/print', 'printer.example', 631, '/ipp/print', false],
  ['ipps://printer.example:8631/ipp/print', 'printer.example', 8631, '/ipp/print', true],
  ['ipp://192.0.2.7', '192.0.2.7', 631, '/', false],
  ['ipp://[2001:db8::7]/ipp?queue=1', '2001:db8::7', 631, '/ipp?queue=1', false],
])('%s', (uri, host, port, path, secure) => {
  expect(printerAddress(uri)).toEqual({ uri, host, port, path, secure });
});

test.each(['http://printer.example/', 'ipp://user:word@printer.example/', 'ipp:///ipp/print', 'printer', ''])(
  '"%s" is no printer',
  (uri) => {
    expect(() => printerAddress(uri)).toThrow(TypeError);
  },
);
