/**
 * The hold model on `std::priority_queue`, as bare as it comes: a time and a number that orders ties, no payload, no
 * dispatch. Arguments: pending, warm-up events, measured events, kind. Prints processor seconds and the last clock.
 */
export const holdProgram = String.raw`
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <queue>
#include <vector>

struct Event { double time; uint64_t sequence; };
struct Later {
  bool operator()(const Event &a, const Event &b) const {
    return a.time > b.time || (a.time == b.time && a.sequence > b.sequence);
  }
};

static uint32_t state = 12345;
static double u() {
  state += 0x6d2b79f5u;
  uint32_t z = (state ^ (state >> 15)) * (state | 1u);
  z ^= z + (z ^ (z >> 7)) * (z | 61u);
  return ((z ^ (z >> 14)) + 0.5) / 4294967296.0;
}

static double increment(const char *kind) {
  if (!strcmp(kind, "uniform")) return u() * 2e6;
  if (!strcmp(kind, "bimodal")) { double choice = u(); return choice < 0.9 ? u() * 1e5 : u() * 1e7; }
  if (!strcmp(kind, "near-future")) { double choice = u(); return choice < 0.99 ? u() * 1e4 : u() * 1e8; }
  if (!strcmp(kind, "ties")) return std::floor(u() * 4);
  return -std::log(u()) * 1e6;
}

int main(int, char **arguments) {
  const int pending = atoi(arguments[1]);
  const long warmUp = atol(arguments[2]);
  const long events = atol(arguments[3]);
  const int mask = 65535;
  std::vector<double> tape(mask + 1);
  for (double &step : tape) step = std::floor(increment(arguments[4]) + 0.5);
  std::priority_queue<Event, std::vector<Event>, Later> queue;
  uint64_t sequence = 0;
  int at = 0;
  for (int customer = 0; customer < pending; customer++) {
    at = (at + 1) & mask;
    queue.push({tape[at], sequence++});
  }
  double now = 0;
  auto hold = [&](long count) {
    for (long event = 0; event < count; event++) {
      now = queue.top().time;
      queue.pop();
      at = (at + 1) & mask;
      queue.push({now + tape[at], sequence++});
    }
  };
  hold(warmUp);
  const clock_t began = clock();
  hold(events);
  printf("%.9f clock %.0f\n", double(clock() - began) / CLOCKS_PER_SEC, now);
}
`;
