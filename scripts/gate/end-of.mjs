const KEPT = 256 * 1024;

/** Resolves once a process has ended: with its exit code, signal or error, and the last of what it wrote. */
export function endOf(child) {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => (output = (output + text).slice(-KEPT)));
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ how: error.message, output }));
    child.once('exit', (code, signal) => setTimeout(() => resolve({ how: code ?? signal, output }), 1000));
    child.once('close', (code, signal) => resolve({ how: code ?? signal, output }));
  });
}
