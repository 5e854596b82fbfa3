import './no-eval.ts';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app.tsx';
import { createLink } from './link.ts';
import { lock } from './lock.ts';

const address = new URL('/link', location.href);
address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';

const clock = {
  monotonic: () => performance.now(),
  setTimeout: (callback: () => void, ms: number) => window.setTimeout(callback, ms),
  clearTimeout: (timer: unknown) => typeof timer === 'number' && window.clearTimeout(timer),
};

const link = createLink({
  open(heard) {
    const socket = new WebSocket(address);
    socket.addEventListener('message', (event) => heard.message(event.data));
    socket.addEventListener('close', (event) => heard.closed(event.code));
    return (message) => socket.send(message);
  },
  clock,
});

lock(document);

const place = document.getElementById('terminal');
if (!place) throw new Error('index.html has no #terminal');
createRoot(place).render(
  <StrictMode>
    <App link={link} reload={() => location.reload()} clock={clock} />
  </StrictMode>,
);
