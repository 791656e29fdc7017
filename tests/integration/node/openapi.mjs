// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lints the description that is on standard input by redocly's minimal rules, with every structural error an error. Prints what
// it found; ends with 1 when anything of it is an error.
import { createConfig, lintFromString } from '@redocly/openapi-core';

let source = '';
for await (const chunk of process.stdin)
    source += chunk;
const config = await createConfig({
    extends: ['minimal'],
    rules: {
        'operation-operationId-unique': 'error',
        'path-parameters-defined': 'error',
        'no-identical-paths': 'error',
        'no-path-trailing-slash': 'error',
        'path-declaration-must-exist': 'error',
        'no-invalid-schema-examples': 'error',
        'no-unresolved-refs': 'error',
        'security-defined': 'error',
    },
});
const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
for (const each of problems)
    console.log(`${each.severity}: ${each.ruleId}: ${each.message} at ${each.location?.[0]?.pointer ?? '?'}`);
process.exitCode = problems.some((each) => each.severity === 'error') ? 1 : 0;
