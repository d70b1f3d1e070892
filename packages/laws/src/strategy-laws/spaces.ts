import { size, type SearchSpace } from '@espalier/space';
import type { Subject } from './subject.ts';

/** A check of a strategy on one space. */
export type Look = (subject: Subject, space: SearchSpace) => void;

/** Looks at every space of the subject, and says on which one a law was broken. */
export function onEvery(look: Look): (subject: Subject) => void {
  return (subject) => subject.spaces.forEach((space) => lookAt(look, subject, space));
}

/** Looks at the spaces with room to learn in: twenty points or more. */
export function onRoomy(look: Look): (subject: Subject) => void {
  return (subject) =>
    subject.spaces.filter(isRoomy).forEach((space) => lookAt(look, subject, space));
}

function lookAt(look: Look, subject: Subject, space: SearchSpace): void {
  try {
    look(subject, space);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`on space "${space.name}": ${said}`, { cause });
  }
}

/** Whether a space has twenty points or more, or more than can be counted. */
export function isRoomy(space: SearchSpace): boolean {
  try {
    return size(space) >= 20n;
  } catch (error) {
    if (error instanceof RangeError) return true;
    throw error;
  }
}
