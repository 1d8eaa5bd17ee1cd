// @ts-check
// What a plain port does: Express, one commit of SQLite per post, on the event loop. DURABILITY is FULL or NORMAL.
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import express from 'express';

const db = new DatabaseSync(path.join(mkdtempSync(path.join(os.tmpdir(), 'stand-in-')), 'posts.db'));
db.exec('PRAGMA journal_mode = WAL');
db.exec(`PRAGMA synchronous = ${process.env.DURABILITY ?? 'FULL'}`);
db.exec('CREATE TABLE posts (id INTEGER PRIMARY KEY, room TEXT, author TEXT, body TEXT, at INTEGER)');
db.exec('CREATE INDEX posts_by_room ON posts (room, id)');
const insert = db.prepare('INSERT INTO posts (room, author, body, at) VALUES (:room, :author, :body, :at)');

const app = express();
// Referenced from here: a collected connection takes its statements with it.
app.locals.db = db;
app.use(express.json());
app.post('/rooms/:room/posts', (request, response) => {
  const { room } = request.params;
  const { lastInsertRowid } = insert.run({ room, author: 'somebody', body: request.body.text, at: Date.now() });
  response.json({ id: Number(lastInsertRowid) });
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`ready ${typeof address === 'object' && address ? address.port : 0}`);
});
