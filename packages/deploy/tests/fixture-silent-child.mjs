process.once('message', () => setInterval(() => undefined, 1000));
