/**
 * A function that makes a value of an object once, and again where it is asked with other inputs.
 *
 * For what a state implies but is slow to compute: states are never written, so the state itself is the
 * key, and what is remembered goes when the state does. It changes nothing but time.
 */
export function remembered<Value>(): (
  key: object,
  inputs: readonly unknown[],
  make: () => Value,
) => Value {
  const known = new WeakMap<
    object,
    { readonly inputs: readonly unknown[]; readonly value: Value }
  >();
  return (key, inputs, make) => {
    const found = known.get(key);
    if (found?.inputs.every((input, at) => Object.is(input, inputs[at])) === true)
      return found.value;
    const value = make();
    known.set(key, { inputs, value });
    return value;
  };
}
