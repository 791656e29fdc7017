// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The other side of Web Push, with other people's code: http_ece reads what the server encrypted, jose verifies how it
// introduces itself.
//
//   push.mjs keys     prints the keys of a new device: {p256dh, auth, privateKey}
//   push.mjs check    reads {auth, privateKey, body, authorization, endpoint, publicKey} from standard input and prints
//                     {plain, claims}; ends with 1 and a sentence when something is wrong
import { createECDH, randomBytes } from 'node:crypto';
import ece from 'http_ece';
import { importJWK, jwtVerify } from 'jose';

function keys() {
    const device = createECDH('prime256v1');
    device.generateKeys();
    return {
        p256dh: device.getPublicKey('base64url'),
        auth: randomBytes(16).toString('base64url'),
        privateKey: device.getPrivateKey('base64url'),
    };
}

async function claimsOf({ authorization, endpoint, publicKey }) {
    const [, token, key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
    if (!token)
        throw new Error(`no VAPID header: ${authorization}`);
    if (key !== publicKey)
        throw new Error('the key is not the one that the server tells its clients');
    const point = Buffer.from(key, 'base64url');
    const half = (from) => point.subarray(from, from + 32).toString('base64url');
    const jwk = await importJWK({ kty: 'EC', crv: 'P-256', x: half(1), y: half(33) }, 'ES256');
    const rules = { algorithms: ['ES256'], audience: new URL(endpoint).origin, typ: 'JWT' };
    const { payload } = await jwtVerify(token, jwk, rules);
    if (!(payload.exp > Date.now() / 1000 && payload.exp <= Date.now() / 1000 + 24 * 3600))
        throw new Error('a token lives for a day at most');
    // And the verification does look.
    const [head, , signature] = token.split('.');
    const forged = Buffer.from(JSON.stringify({ ...payload, aud: 'https://example.org' }));
    const refused = await jwtVerify(`${head}.${forged.toString('base64url')}.${signature}`, jwk)
        .then(() => false, () => true);
    if (!refused)
        throw new Error('a forged token was taken');
    return payload;
}

function plainOf({ auth, privateKey, body }) {
    const device = createECDH('prime256v1');
    device.setPrivateKey(privateKey, 'base64url');
    return ece.decrypt(Buffer.from(body, 'base64'),
        { version: 'aes128gcm', privateKey: device, authSecret: auth }).toString('utf8');
}

async function main() {
    if (process.argv[2] === 'keys')
        return keys();
    let input = '';
    for await (const chunk of process.stdin)
        input += chunk;
    const push = JSON.parse(input);
    return { plain: plainOf(push), claims: await claimsOf(push) };
}

main().then((answer) => console.log(JSON.stringify(answer)), (error) => {
    console.error(error.message);
    process.exitCode = 1;
});
