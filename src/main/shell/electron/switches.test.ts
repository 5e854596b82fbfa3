import { expect, test } from 'vitest';

import { program } from './program.ts';
import { refusedSwitches } from './switches.ts';

test.each([
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '-remote-debugging-port',
  '--inspect',
  '--inspect=0',
  '--inspect-brk=0.0.0.0:9229',
  '--js-flags=--allow-natives-syntax',
  '--require=/tmp/x.js',
  '--no-sandbox',
  '--disable-web-security',
  '--load-extension=/tmp/x',
  '--proxy-server=example.com:80',
  '--user-data-dir=/tmp/x',
])('a packed shell refuses %s, and does not repeat its value', (argument) => {
  expect(refusedSwitches(['mado', 'terminal.json', argument], {})).toEqual([argument.split('=')[0]]);
});

test.each(['NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE', 'NODE_REPL_EXTERNAL_MODULE'])(
  'and %s around it',
  (name) => {
    expect(refusedSwitches(['mado', 'terminal.json'], { [name]: '1' })).toEqual([name]);
  },
);

test('what a session needs is let be', () => {
  expect(refusedSwitches(['mado', 'terminal.json', '--ozone-platform=x11'], { DISPLAY: ':0' })).toEqual([]);
});

test('packed, the core and its Node lie beside the archive, and the window is a kiosk whatever is asked', () => {
  const argv = ['/opt/mado/mado', '--ozone-platform=x11', 'terminal.json', 'window'];
  const { config, frame, core } = program({ argv, packaged: true, resources: '/opt/mado/resources' });
  expect({ config, frame }).toEqual({ config: 'terminal.json', frame: 'kiosk' });
  expect(core).toEqual({
    node: `/opt/mado/resources/app.asar.unpacked/node_modules/node-linux-${process.arch}/bin/node`,
    entry: '/opt/mado/resources/app.asar.unpacked/src/main/core.ts',
    config: 'terminal.json',
  });
});

test('unpacked, the first word is the script', () => {
  const argv = ['electron', '--no-sandbox', 'dist/electron/main.js', 'terminal.json', 'window'];
  const { config, frame } = program({ argv, packaged: false, resources: '' });
  expect({ config, frame }).toEqual({ config: 'terminal.json', frame: 'window' });
});
