// Prints its arguments as one line of JSON, so that a test can see what Nx handed on.
process.stdout.write(`arguments ${JSON.stringify(process.argv.slice(2))}\n`);
