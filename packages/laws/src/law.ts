/**
 * One promise that every member of a family keeps, as a check that throws where it does not.
 *
 * Laws know no test runner: hand them to yours, e.g. with Vitest
 * `test.each([...costModelLaws])('$name', ({ check }) => check(subject))`.
 */
export interface Law<Subject> {
  /** A sentence that could be false. */
  readonly name: string;
  readonly check: (subject: Subject) => void | Promise<void>;
}
