import { Simulator } from '../../../src/kernel/simulator.js';
import { MS, S } from '../../../src/kernel/time.js';
import { ConnectionTable, REFUSED } from '../../../src/model/tables/connection-table.js';
import { SessionPlayer } from '../../../src/model/traffic/session-player.js';
import { writeScript } from '../../../src/model/traffic/session-script.js';
import { kindOf, world } from '../world.js';

const ROUND_TRIP = 10 * MS;
const KEEP_ALIVE = 70 * MS;

/** Plays one connection: SYN, handshake and request, 10 packets, 10 and 10 packets, FIN. */
function playing(kind = kindOf({ object: 30_000 }), roundTrip = ROUND_TRIP) {
  const { traffic } = world({ traffic: { segment: 1000 } });
  const simulator = new Simulator();
  const connections = new ConnectionTable();
  const log: string[] = [];
  const note = (what: string): number => log.push(`${simulator.now / MS}: ${what}`);
  const player = new SessionPlayer(
    simulator,
    connections,
    [writeScript(kind, traffic)],
    { deliver: (_, step) => note(`step ${step}`) },
    () => undefined,
    () => note('silent'),
  );
  const connection = connections.add();
  connections.roundTrip[connection] = roundTrip;
  connections.keepAlive[connection] = KEEP_ALIVE;
  return { simulator, connections, connection, player, log };
}

const story = [
  '0: step 0',
  '10: step 1',
  '20: step 2',
  '25: step 3',
  '30: step 4',
  '100: step 5',
  '100: silent',
];

test('Steps come at the round trips of the script, and FIN after the keep-alive', () => {
  const { simulator, player, connection, log } = playing();
  player.play(connection);
  simulator.run(S);
  expect(log).toEqual(story);
});

test.each([4, 10, 27, 30, 99])(
  'A connection that is %i ms old at time zero goes on as if it had been played',
  (age) => {
    const { simulator, connections, player, connection, log } = playing();
    connections.born[connection] = -age * MS;
    player.resume(connection);
    simulator.run(S);
    const rest = story.flatMap((line) => {
      const [at, what] = line.split(': ');
      return Number(at) >= age ? [`${Number(at) - age}: ${what}`] : [];
    });
    expect(log).toEqual(rest);
  },
);

test('A connection whose end falls on time zero by rounding ends there', () => {
  const kind = kindOf({ object: 0, exchanges: 50 });
  const { simulator, connections, player, connection, log } = playing(kind, MS + 0.4);
  connections.born[connection] = -(51 * (MS + 0.4) + KEEP_ALIVE) + 1; // ends 1 ns after zero; in whole gaps 19 before
  player.resume(connection);
  simulator.run(S);
  expect(log).toEqual(['0: step 52', '0: silent']);
});

test('A refused connection falls silent at its next step', () => {
  const { simulator, connections, player, connection, log } = playing();
  player.play(connection);
  simulator.run(12 * MS);
  connections.flags[connection] |= REFUSED;
  simulator.run(S);
  expect(log).toEqual(['0: step 0', '10: step 1', '20: silent']);
});
