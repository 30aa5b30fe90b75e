/**
 * The firewall cores of a member on which each tenant (virtual system) has an instance: as many as it was given, one to a
 * core at most, each on the core that has fewest (assumption: nothing is public of how VSX pins instances). An instance
 * whose core becomes an SND moves to a core where its tenant has none, and waits for one where there is none.
 */
export class InstancePlacement {
  readonly #wanted: readonly number[];
  /** By tenant. */
  readonly #cores: number[][];

  /** `wanted`: instances of each tenant, null for one on every core; `cores`: those that work as firewall cores. */
  constructor(wanted: readonly (number | null)[], cores: readonly number[]) {
    this.#wanted = wanted.map((instances) => instances ?? Infinity);
    this.#cores = wanted.map(() => []);
    this.#fill(cores);
  }

  /** Cores on which a tenant has an instance. */
  coresOf(tenant: number): readonly number[] {
    return this.#cores[tenant];
  }

  /** A core works as an instance no more; `cores` are those that do. */
  left(core: number, cores: readonly number[]): void {
    for (const own of this.#cores) if (own.includes(core)) own.splice(own.indexOf(core), 1);
    this.#fill(cores);
  }

  /** A core works as an instance again: it takes those that wait for one. */
  joined(cores: readonly number[]): void {
    this.#fill(cores);
  }

  #fill(cores: readonly number[]): void {
    this.#cores.forEach((own, tenant) => {
      while (own.length < Math.min(this.#wanted[tenant], cores.length)) own.push(this.#emptiest(cores, own));
    });
  }

  /** The core with the fewest instances among those that a tenant has none on. */
  #emptiest(cores: readonly number[], own: readonly number[]): number {
    const instancesOn = (core: number): number =>
      this.#cores.filter((others) => others.includes(core)).length;
    return cores
      .filter((core) => !own.includes(core))
      .reduce((best, core) => (instancesOn(core) < instancesOn(best) ? core : best));
  }
}
