import { electSingleManagementObject } from '../cluster/election.js';
import { type Content, CONTENTS, costsOf } from './content.js';
import { InstallationMeter } from './installation-meter.js';
import { Loading } from './loading.js';
import type { ManagedWorld } from './managed-world.js';
import type { Installation, ManagementFigures } from './management-figures.js';
import { Rematch } from './rematch.js';
import { SERVER, Transfers } from './transfers.js';
import { NO_VERSION, Versions } from './versions.js';

/** Where a member can get a version from. */
interface Offer {
  readonly source: number;
  readonly version: number;
}

/** What is done once a member has what the others have. */
type Pulled = () => void;

/**
 * Policies and configurations on their way to the members (domain 1.4.1). Where one member is the management object of
 * all, it gets everything first and the others get it from there once it works by it; else the management server serves
 * each. A member that comes in gets what the others have before it joins.
 *
 *     server ─▶ SMO: load ─▶ sync network ─▶ others: load        or        server ─▶ each: load
 */
export class ManagementPlane {
  readonly versions: Readonly<Record<Content, Versions>>;
  readonly transfers: Transfers;
  readonly loading: Loading;
  readonly #world: ManagedWorld;
  readonly #happened: (what: string, member: number | null) => void;
  readonly #rematch: Rematch;
  readonly #meter: InstallationMeter;
  readonly #installations: Installation[] = [];
  /** When what is under way began; those that wait for its end. */
  readonly #begun = new Map<Content, number>();
  readonly #waiting: Content[] = [];
  readonly #pulling = new Map<number, Pulled>();
  #up: readonly number[] = [];

  /** `outside` are members that have never been part of the cluster. */
  constructor(
    world: ManagedWorld,
    outside: readonly number[],
    happened: (what: string, member: number | null) => void,
  ) {
    const { modules, trains, connections, config } = world;
    this.#world = world;
    this.#happened = happened;
    this.versions = { policy: new Versions(modules.length), configuration: new Versions(modules.length) };
    for (const content of CONTENTS)
      for (const member of outside) this.versions[content].of[member] = NO_VERSION;
    this.transfers = new Transfers(world, (...done) => this.#brought(...done));
    this.loading = new Loading(world);
    this.#meter = new InstallationMeter(world);
    this.#rematch = new Rematch(trains, connections, this.versions.policy.of, config.rematchCost);
    if (config.connectionPersistence === 'keep') return;
    for (const module of modules) module.rematch = this.#rematch;
  }

  /** Gives all members a new policy or configuration, once what is under way is complete. */
  install(content: Content): void {
    if (this.#begun.has(content)) {
      this.#waiting.push(content);
      return;
    }
    this.#happened(content === 'policy' ? 'install policy' : 'change configuration', null);
    this.#begun.set(content, this.#world.simulator.now);
    this.#meter.open();
    this.versions[content].target++;
    this.#reconcile(content);
  }

  /** The members that are known to be up have changed. */
  membershipChanged(up: readonly number[]): void {
    this.#up = up;
    for (const content of CONTENTS) this.#reconcile(content);
  }

  /** A member crashed: what it had in hand ends, what it has installed stays. */
  memberDown(member: number): void {
    this.transfers.memberDown(member);
    this.loading.memberDown(member);
    this.#pulling.delete(member);
  }

  /** A member that works and is not up gets what the others have. */
  pull(member: number, onDone: Pulled): void {
    this.#pulling.set(member, onDone);
    for (const content of CONTENTS) this.#reconcile(content);
  }

  /** Work on cores of a member so far, nanoseconds. */
  workOf(member: number): number {
    return this.transfers.work[member] + this.loading.work[member];
  }

  figures(): ManagementFigures {
    const { now } = this.#world.simulator;
    const open = [...this.#begun.keys()].map((content) => ({ content, took: null }));
    const { policy, configuration } = this.versions;
    return {
      installations: [...this.#installations, ...open],
      disagreement: {
        policy: policy.disagreement(now),
        configuration: configuration.disagreement(now),
      },
      traffic: this.#meter.traffic(),
      rematched: this.#rematch.count / this.#world.scale,
    };
  }

  /** Has every member that lacks something begin to get it, and ends what is complete. */
  #reconcile(content: Content): void {
    const { bytes } = costsOf(content, this.#world.config);
    const versions = this.versions[content];
    versions.settle(this.#up, this.#world.simulator.now);
    for (const member of [...this.#up, ...this.#pulling.keys()]) {
      const offer = this.#offerTo(member, content);
      if (offer === null || offer.version <= versions.of[member] || this.#isBusy(member, content)) continue;
      this.transfers.start(offer.source, member, content, offer.version, bytes);
    }
    this.#endPulls();
    this.#endInstallation(content);
  }

  /** The single management object gets everything from the server, and the others from it; null while it is silent. */
  #offerTo(member: number, content: Content): Offer | null {
    const { modules, singleObject } = this.#world;
    const { of, target } = this.versions[content];
    if (modules[member].down) return null;
    const object = singleObject ? electSingleManagementObject(this.#up) : null;
    if (object === null || object === member) return { source: SERVER, version: target };
    return modules[object].down ? null : { source: object, version: of[object] };
  }

  #isBusy(member: number, content: Content): boolean {
    return this.transfers.isUnderWay(member, content) || this.loading.isUnderWay(member, content);
  }

  #brought(member: number, content: Content, version: number): void {
    this.loading.start(member, content, () => {
      this.versions[content].of[member] = version;
      this.#happened(content === 'policy' ? 'policy installed' : 'configuration changed', member);
      this.#reconcile(content);
    });
  }

  #endPulls(): void {
    for (const [member, onDone] of [...this.#pulling]) {
      const has = CONTENTS.every((content) => {
        const offer = this.#offerTo(member, content);
        return offer !== null && this.versions[content].of[member] >= offer.version;
      });
      if (has && this.#pulling.delete(member)) onDone();
    }
  }

  #endInstallation(content: Content): void {
    const begun = this.#begun.get(content);
    const complete = this.#up.length > 0 && this.versions[content].isComplete(this.#up);
    if (begun === undefined || !complete) return;
    this.#begun.delete(content);
    this.#meter.close();
    this.#installations.push({ content, took: this.#world.simulator.now - begun });
    this.#happened(`${content} complete`, null);
    const next = this.#waiting.indexOf(content);
    if (next < 0) return;
    this.#waiting.splice(next, 1);
    this.install(content);
  }
}
