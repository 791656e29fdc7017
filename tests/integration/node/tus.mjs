// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads {url, token, size, breakAfter?} from standard input and uploads `size` bytes there with tus-js-client. With
// breakAfter it stops once so many bytes have been taken. The bytes are (i * 31 + (i >> 8)) mod 256. Prints {offsets}: where each
// chunk that was taken ended; `began` is where the server said that it goes on.
import { Upload } from 'tus-js-client';

let input = '';
for await (const chunk of process.stdin)
    input += chunk;
const { url, token, size, breakAfter } = JSON.parse(input);
const bytes = Buffer.alloc(size);
for (let i = 0; i < size; ++i)
    bytes[i] = (i * 31 + (i >> 8)) & 255;

const requests = [];
const offsets = [];
let began = null;
await new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
        uploadUrl: url,
        headers: { Authorization: `Bearer ${token}` },
        chunkSize: 1024 * 1024,
        retryDelays: [100, 200, 400],
        onAfterResponse: (request, response) => {
            requests.push(`${request.getMethod()} ${response.getStatus()}`);
            if (request.getMethod() === 'HEAD')
                began ??= Number(response.getHeader('Upload-Offset'));
        },
        onChunkComplete: (chunk, taken) => {
            offsets.push(taken);
            if (breakAfter && taken >= breakAfter)
                upload.abort().then(resolve, reject);
        },
        onError: reject,
        onSuccess: resolve,
    });
    upload.start();
}).then(() => console.log(JSON.stringify({ began, offsets, requests })), (error) => {
    console.error(error.message);
    process.exitCode = 1;
});
