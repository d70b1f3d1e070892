import { existsSync } from 'node:fs';
import { mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { tensorflowLibrary } from './find-wheel.ts';

const frameworkLibrary = 'libtensorflow_framework.so.2';

/**
 * Lays headers and libraries of a TensorFlow wheel where the addon's build and its run path look.
 *
 * The wheel has one library for the functions that older distributions had in `libtensorflow.so`.
 *
 * @param dependencies - Folder `deps` of the package `@tensorflow/tfjs-node-gpu`.
 */
export async function linkWheel(wheel: string, dependencies: string): Promise<void> {
  const libraries = path.join(dependencies, 'lib');
  await mkdir(libraries, { recursive: true });
  const library = path.join(wheel, tensorflowLibrary);
  const framework = path.join(wheel, frameworkLibrary);
  await link(path.join(wheel, 'include'), path.join(dependencies, 'include'));
  await link(library, path.join(libraries, 'libtensorflow.so'));
  await link(library, path.join(libraries, tensorflowLibrary));
  await link(framework, path.join(libraries, 'libtensorflow_framework.so'));
  await link(framework, path.join(libraries, frameworkLibrary));
  // Wheels with CUDA look for its libraries beside the folder that they lie in.
  const cuda = path.join(path.dirname(wheel), 'nvidia');
  if (existsSync(cuda)) await link(cuda, path.join(dependencies, 'nvidia'));
}

async function link(target: string, place: string): Promise<void> {
  await rm(place, { recursive: true, force: true });
  await symlink(target, place);
}
