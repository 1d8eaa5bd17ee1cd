/** A value that changes over time. `get` returns the same object until it changes, so it fits `useSyncExternalStore`. */
export interface Live<T> {
  get(): T;
  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void;
}
