import type { ModelConfig } from '../../src/model/config.js';
import { writeScript } from '../../src/model/traffic/session-script.js';
import { standardExponential } from '../../src/random/distributions.js';
import { createGenerator } from '../../src/random/generator.js';
import { lognormal } from '../../src/random/lognormal.js';

/** Share of the connections alive that are younger than a delay: mean of min(lifetime, delay) over lifetimes. */
export function youngShare({ traffic }: ModelConfig, delay: number): number {
  const generator = createGenerator('lifetimes');
  const roundTrip = lognormal(traffic.roundTripTime.mean, traffic.roundTripTime.variation);
  let [below, all] = [0, 0];
  for (const kind of traffic.classes) {
    const { totalGap, transport } = writeScript(kind, traffic);
    for (let draw = 0; draw < 4000; draw++) {
      const idle = transport === 'tcp' ? standardExponential(generator) * traffic.keepAlive : 0;
      const life = totalGap * roundTrip.sample(generator) + idle;
      below += kind.share * Math.min(life, delay);
      all += kind.share * life;
    }
  }
  return below / all;
}
