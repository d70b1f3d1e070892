/**
 * A network breaks a rule of shapes, names or channels.
 *
 * Message grammar: `<what> must <rule>, but got <value>`, then the cure.
 */
export class GraphError extends Error {
  /** The code under which a border reports it. */
  readonly code = 'GRAPH_INVALID';

  constructor(message: string) {
    super(message);
    this.name = 'GraphError';
  }
}
