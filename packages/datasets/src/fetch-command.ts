import { runFetch } from './fetch/fetch-program.ts';

process.exitCode = await runFetch(process.argv.slice(2), { output: process.stdout });
