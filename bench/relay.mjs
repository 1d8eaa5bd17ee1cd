// @ts-check
// The baseline: bare Socket.IO of the same versions. It stores nothing and checks nothing: a message goes to a room.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false });
io.on('connection', (socket) => {
  socket.join(socket.handshake.auth.room);
  socket.on('message:send', (message, answer) => {
    socket.to(message.conversationId).emit('message:created', { message });
    answer({ ok: true });
  });
});
// The queue of a storm must not be what is measured.
http.listen({ port: 0, host: '127.0.0.1', backlog: 16_384 }, () => {
  const address = http.address();
  console.log(`ready ${typeof address === 'object' && address ? address.port : 0}`);
});
