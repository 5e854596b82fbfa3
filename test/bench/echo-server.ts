import { WebSocketServer } from 'ws';

/** A bare `ws` server, set as the gateway's: it sends back whatever comes. */
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false }, () => {
  process.send?.(server.address());
});
server.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
process.once('disconnect', () => process.exit(0));
