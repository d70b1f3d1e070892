import type { ProxySubject } from './subject.ts';

/** An estimate of how well a network will train, from its first weights. */
export interface ZeroCostProxy {
  readonly name: string;
  readonly summary: string;
  /** Where it was proposed. */
  readonly cite: string;
  /** More is better. What is not finite says that the network has no score. */
  score(subject: ProxySubject): number;
}

/** Returns the proxy unchanged, checked against the interface. */
export function defineProxy(proxy: ZeroCostProxy): ZeroCostProxy {
  return proxy;
}
