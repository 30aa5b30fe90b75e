type Method = (...args: never[]) => unknown;

/** Names of the methods of an object. */
type MethodsOf<T> = { [K in keyof T]: T[K] extends Method ? K : never }[keyof T];
type Called<M> = M extends (...args: infer A extends unknown[]) => infer R
  ? { readonly args: A; readonly result: R }
  : never;

/**
 * Has calls of a method of one object go through `around`, which is given the call and its arguments. The object gets a
 * method of its own that hides that of its class; objects that nobody taps are, and stay, as they were.
 */
export function tap<T extends object, K extends MethodsOf<T>>(
  target: T,
  method: K,
  around: (call: () => Called<T[K]>['result'], ...args: Called<T[K]>['args']) => Called<T[K]>['result'],
): void {
  const own = target[method] as (...args: Called<T[K]>['args']) => Called<T[K]>['result'];
  const tapped: typeof own = (...args) => around(() => own.apply(target, args), ...args);
  target[method] = tapped as T[K];
}
