// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a careful small team would write in an afternoon: `ws`, `better-sqlite3`, a message is durable before it is
// acknowledged and told, and everything that came in one turn of the event loop is one transaction. A client is in
// channel 0 until it says {"join":N}. Prints its port.
//
//   node node_peer.mjs DATABASE
import Database from 'better-sqlite3';
import { WebSocketServer } from 'ws';

const database = new Database(process.argv[2]);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('CREATE TABLE IF NOT EXISTS messages (seq INTEGER PRIMARY KEY, channel INTEGER NOT NULL,'
    + ' sender INTEGER NOT NULL,'
    + ' sent_at INTEGER NOT NULL, content TEXT NOT NULL) STRICT');
const insert = database.prepare('INSERT INTO messages (channel, sender, sent_at, content) VALUES (?, ?, ?, ?)');
const store = database.transaction((batch) => {
    for (const message of batch)
        message.seq = insert.run(message.sender.channel, message.sender.number, Date.now(), message.text).lastInsertRowid;
});

const channels = new Map();
let batch = [];
let numbers = 0;

function leave(client) {
    channels.get(client.channel).delete(client);
}

function join(client, channel) {
    client.channel = channel;
    if (!channels.has(channel))
        channels.set(channel, new Set());
    channels.get(channel).add(client);
}

function commit() {
    const stored = batch;
    batch = [];
    store(stored);
    for (const { sender, seq, text } of stored) {
        sender.send(`{"stored":${seq}}`);
        for (const client of channels.get(sender.channel))
            client.send(text);
    }
}

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, maxPayload: 64 * 1024, clientTracking: false, backlog: 4096 });
server.on('connection', (client) => {
    client.number = ++numbers;
    join(client, 0);
    client.on('message', (data) => {
        const text = data.toString();
        if (text.startsWith('{"join":')) {
            leave(client);
            join(client, JSON.parse(text).join);
            client.send('{}');
            return;
        }
        if (batch.length === 0)
            setImmediate(commit);
        batch.push({ sender: client, text });
    });
    client.on('close', () => leave(client));
    client.on('error', () => leave(client));
});
server.on('listening', () => console.log(server.address().port));
