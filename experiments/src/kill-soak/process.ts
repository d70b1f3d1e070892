import { liveAsProcess } from './life.ts';

await liveAsProcess(JSON.parse(process.argv[2]!));
