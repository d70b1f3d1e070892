process.once('message', () => {
  process.stderr.write('first line\nterminate called\n', () =>
    process.kill(process.pid, 'SIGABRT'),
  );
});
