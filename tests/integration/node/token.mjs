// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads {token, key, kid, serverId, user, device} from standard input and verifies the access token with jose: its
// algorithm, key, issuer, audience and life. Then it makes forgeries, each of which jose refuses too, and prints
// {payload, forgeries: [{name, token}]}: the server must refuse every one of them.
import { SignJWT, decodeProtectedHeader, jwtVerify, UnsecuredJWT } from 'jose';
import { randomBytes } from 'node:crypto';

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function main() {
    let input = '';
    for await (const chunk of process.stdin)
        input += chunk;
    const { token, key, kid, serverId, user, device } = JSON.parse(input);
    const secret = Buffer.from(key, 'base64');
    const rules = { algorithms: ['HS256'], issuer: serverId, audience: serverId, subject: user, typ: 'JWT' };
    const { payload, protectedHeader } = await jwtVerify(token, secret, rules);
    if (protectedHeader.kid !== kid || payload.dev !== device)
        throw new Error('the token is of another key or device');
    if (payload.exp - payload.iat !== 900)
        throw new Error(`a life of ${payload.exp - payload.iat} s`);

    const [head, body, signature] = token.split('.');
    const now = Math.floor(Date.now() / 1000);
    const signed = (claims, header = {}, by = secret) => {
        const whole = { ...payload, ...claims };
        for (const name of Object.keys(whole)) {
            if (whole[name] === undefined)
                delete whole[name];
        }
        return new SignJWT(whole).setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid, ...header }).sign(by);
    };
    const flipped = (text, at) => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
    const forgeries = [
        ['no algorithm', new UnsecuredJWT(payload).encode()],
        ['no algorithm, signed', `${part({ alg: 'none', typ: 'JWT', kid })}.${body}.${signature}`],
        ['another algorithm', await signed({}, { alg: 'HS512' }, randomBytes(64))],
        ['the right key, another algorithm', await signed({}, { alg: 'HS384' }, Buffer.concat([secret, secret]))],
        ['another key', await signed({}, {}, randomBytes(32))],
        ['an empty key', await signed({}, {}, Buffer.alloc(32))],
        ['a changed claim', `${head}.${part({ ...payload, sub: '018bcfe5-6800-7000-8000-000000000001' })}.${signature}`],
        ['no signature', `${head}.${body}.`],
        ['a part too few', `${head}.${body}`],
        ['a part too many', `${token}.${signature}`],
        ['a flipped head', `${flipped(head, 4)}.${body}.${signature}`],
        ['a flipped body', `${head}.${flipped(body, 10)}.${signature}`],
        ['a flipped signature', `${head}.${body}.${flipped(signature, 5)}`],
        ['over', await signed({ iat: now - 1000, exp: now - 1 })],
        ['another issuer', await signed({ iss: 'somebody' })],
        ['another audience', await signed({ aud: 'somebody' })],
        ['no subject', await signed({ sub: undefined })],
    ].map(([name, text]) => ({ name, token: text }));
    for (const { name, token: text } of forgeries) {
        if (await jwtVerify(text, secret, rules).then(() => true, () => false))
            throw new Error(`jose takes the forgery "${name}"`);
    }
    // Right in everything but what only the server knows to be wrong.
    forgeries.push({ name: 'no end', token: await signed({ exp: undefined }) });
    forgeries.push({ name: 'an unknown key id', token: await signed({}, { kid: 'server-id' }) });
    forgeries.push({ name: 'an unknown device', token: await signed({ dev: '018bcfe5-6800-7000-8000-000000000002' }) });
    forgeries.push({ name: 'of another person', token: await signed({ sub: '018bcfe5-6800-7000-8000-000000000003' }) });
    const own = await signed({});
    return { header: decodeProtectedHeader(own), payload, forgeries, good: own };
}

main().then((answer) => console.log(JSON.stringify(answer)), (error) => {
    console.error(error.message);
    process.exitCode = 1;
});
