import { attributeMessages, type AttributeValues } from './attribute-message.ts';
import type { GraphMessage, NodeMessage, TensorMessage, ValueInfo } from './messages.ts';
import { tensorMessage, type TensorValues } from './tensor-message.ts';

/** What {@link GraphWriter.finish} needs beside the nodes. */
export interface GraphEnds {
  readonly name: string;
  readonly input: ValueInfo;
  /** The graph's output, and the value that becomes it. */
  readonly output: ValueInfo;
  readonly result: string;
}

/**
 * Collects the nodes and constants of an ONNX graph; values are named after the current section.
 *
 * Nodes and constants whose values nobody reads are left out when the graph is finished.
 */
export class GraphWriter {
  readonly #nodes: NodeMessage[] = [];
  readonly #constants: TensorMessage[] = [];
  readonly #uses = new Map<string, number>();
  #section = '';

  /** Starts a section, usually a node of the network; its id prefixes all names. */
  section(name: string): void {
    this.#section = name;
  }

  /** Adds a node with one output and returns that value's name. */
  add(opType: string, input: readonly string[], attributes: AttributeValues = {}): string {
    const name = this.#unique(opType);
    const attribute = attributeMessages(attributes);
    this.#nodes.push({ name, opType, input, output: [name], attribute });
    return name;
  }

  /** Adds a constant and returns its name. */
  constant(what: string, values: TensorValues, dims: readonly number[]): string {
    const name = this.#unique(what);
    this.#constants.push(tensorMessage(name, values, dims));
    return name;
  }

  /** The graph whose output is the value `result`. Time O(nodes + edges). */
  finish({ name, input, output, result }: GraphEnds): GraphMessage {
    const last = this.#producedHere(result) ? result : this.add('Identity', [result]);
    const read = new Set([last]);
    const alive = this.#nodes.toReversed().filter((node) => {
      const needed = node.output.some((value) => read.has(value));
      if (needed) for (const value of node.input) read.add(value);
      return needed;
    });
    const renamed = (value: string): string => (value === last ? output.name : value);
    const node = alive.toReversed().map((kept) => ({
      ...kept,
      input: kept.input.map(renamed),
      output: kept.output.map(renamed),
    }));
    const initializer = this.#constants.filter((constant) => read.has(constant.name));
    return { name, node, initializer, input: [input], output: [output] };
  }

  #producedHere(value: string): boolean {
    return this.#nodes.some((node) => node.output.includes(value));
  }

  #unique(wish: string): string {
    const name = `${this.#section}/${wish}`;
    const uses = (this.#uses.get(name) ?? 0) + 1;
    this.#uses.set(name, uses);
    return uses === 1 ? name : `${name}_${uses}`;
  }
}
