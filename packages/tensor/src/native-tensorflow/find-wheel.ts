import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { EspalierError } from '@espalier/protocol';

/** The library of a TensorFlow wheel for Linux, which an addon is linked to. */
export const tensorflowLibrary = 'libtensorflow_cc.so.2';

/** Where to look for a TensorFlow wheel and where to put one. */
export interface WheelSearch {
  /** Unpacked wheel, the folder `tensorflow` of a Python; looked for where absent. */
  readonly wheel?: string | undefined;
  /** Folder into which pip installs one where none is found. */
  readonly target: string;
  /** What pip installs: `tensorflow-cpu`, or `tensorflow[and-cuda]` with the libraries of CUDA. */
  readonly requirement: string;
  readonly say: (step: string) => void;
}

const run = promisify(execFile);

// Looks the package up without importing it, which would take seconds and print.
const lookUp =
  "import importlib.util as u; s = u.find_spec('tensorflow'); print(s.submodule_search_locations[0] if s else '')";

/**
 * The folder `tensorflow` of an unpacked wheel: the one given, that of `python3`, one fetched earlier, or
 * one that pip fetches now.
 *
 * @throws {EspalierError} `DATA_MISSING` when the given folder is none, `DOWNLOAD_FAILED` when pip fails.
 */
export async function findWheel(search: WheelSearch): Promise<string> {
  const { wheel, target } = search;
  if (wheel !== undefined) return given(path.resolve(wheel));
  const places = [await pythonWheel(), path.join(target, 'tensorflow')];
  return places.find(isWheel) ?? fetchWheel(search);
}

function isWheel(folder: string): boolean {
  return folder !== '' && existsSync(path.join(folder, tensorflowLibrary));
}

function given(folder: string): string {
  if (isWheel(folder)) return folder;
  throw new EspalierError(
    'DATA_MISSING',
    `--wheel must be a folder with ${tensorflowLibrary}, but got "${folder}". ` +
      'Give the folder site-packages/tensorflow of a Python with TensorFlow for Linux.',
  );
}

async function pythonWheel(): Promise<string> {
  return run('python3', ['-c', lookUp]).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
}

async function fetchWheel({ target, requirement, say }: WheelSearch): Promise<string> {
  say(`fetching ${requirement} with pip into ${target} (1.3 GB unpacked)`);
  // TensorFlow's Python packages are not needed; the libraries of CUDA are packages too.
  const dependencies = requirement.includes('[') ? [] : ['--no-deps'];
  const options = ['install', '--quiet', '--upgrade', '--target', target, ...dependencies];
  try {
    await run('python3', ['-m', 'pip', ...options, requirement], { maxBuffer: 2 ** 26 });
  } catch (thrown) {
    const { stderr, message } = thrown as Error & { stderr?: string };
    throw new EspalierError(
      'DOWNLOAD_FAILED',
      `pip must install ${requirement}, but got "${lastLine(stderr ?? message)}". ` +
        'Install TensorFlow for Linux by hand and give its folder: --wheel <site-packages>/tensorflow.',
    );
  }
  return given(path.join(target, 'tensorflow'));
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)!;
}
