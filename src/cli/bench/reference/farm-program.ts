/**
 * The farm of stations on `std::priority_queue`: the same streams (Alea, seeded alike), the same variates (ziggurat), the
 * same order of events and the same statistics as ours, so that it prints the same mean wait. Arguments: stations,
 * servers, utilisation, warm-up events, measured events, step in nanoseconds. Prints processor seconds and the mean wait of the first station.
 */
export const farmProgram = String.raw`
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>
#include <memory>
#include <queue>
#include <string>
#include <vector>

struct Mash {
  double n = 4022871197.0;
  double operator()(const std::string &text) {
    for (unsigned char letter : text) {
      n += letter;
      double h = 0.02519603282416938 * n;
      n = double(uint32_t(uint64_t(h)));
      h -= n;
      h *= n;
      n = double(uint32_t(uint64_t(h)));
      h -= n;
      n += h * 4294967296.0;
    }
    return double(uint32_t(uint64_t(n))) * 2.3283064365386963e-10;
  }
};

struct Alea {
  double s0, s1, s2;
  int32_t carry = 1;
  explicit Alea(const std::string &seed) {
    Mash mash;
    s0 = mash(" ");
    s1 = mash(" ");
    s2 = mash(" ");
    if ((s0 -= mash(seed)) < 0) s0 += 1;
    if ((s1 -= mash(seed)) < 0) s1 += 1;
    if ((s2 -= mash(seed)) < 0) s2 += 1;
  }
  double next() {
    double t = 2091639 * s0 + carry * 2.3283064365386963e-10;
    s0 = s1;
    s1 = s2;
    return s2 = t - (carry = int32_t(t));
  }
  double uniform() {
    double upper = next();
    return upper + int32_t(next() * 2097152.0) * 1.1102230246251565e-16;
  }
};

static double edges[257], densities[257];
static void layers() {
  const double tail = 7.697117470131049, area = 0.003949659822581557;
  edges[0] = area * std::exp(tail);
  edges[1] = tail;
  for (int layer = 1; layer < 255; layer++)
    edges[layer + 1] = -std::log(area / edges[layer] + std::exp(-edges[layer]));
  edges[256] = 0;
  for (int layer = 0; layer <= 256; layer++) densities[layer] = std::exp(-edges[layer]);
}

static double exponential(Alea &stream) {
  for (;;) {
    double point = stream.uniform() * 256;
    int layer = int(point);
    double x = (point - layer) * edges[layer];
    if (x < edges[layer + 1]) return x;
    if (layer == 0) return edges[1] - std::log(1 - stream.uniform());
    if (densities[layer] + stream.uniform() * (densities[layer + 1] - densities[layer]) < std::exp(-x)) return x;
  }
}

struct Histogram {
  std::vector<double> weights = std::vector<double>(6786);
  double count = 0, weight = 0, sum = 0;
  void add(double value) {
    uint64_t bits;
    memcpy(&bits, &value, 8);
    int bucket = int((bits >> 32) & 0x7fffffff) / 8192 - (1072693248 / 8192 - 1);
    weights[bucket < 0 ? 0 : bucket > 6785 ? 6785 : bucket] += 1;
    count += 1;
    weight += 1;
    sum += value;
  }
};

struct TimeWeighted {
  double last = 0, value = 0, area = 0;
  void update(double now, double next) {
    area += value * (now - last);
    last = now;
    value = next;
  }
};

struct Event { double time; uint64_t sequence; int32_t station; int32_t slot; };
struct Later {
  bool operator()(const Event &a, const Event &b) const {
    return a.time > b.time || (a.time == b.time && a.sequence > b.sequence);
  }
};

static std::priority_queue<Event, std::vector<Event>, Later> list;
static uint64_t sequence = 0;
static double now = 0;
static void schedule(double delay, int station, int slot) { list.push({now + delay, sequence++, station, slot}); }

struct Station {
  int id, servers;
  double meanGap, meanService = 1e6;
  Alea gaps, services;
  std::vector<double> arrivedAt, service;
  std::vector<int> freeSlots;
  std::deque<int> waiting;
  int present = 0, busy = 0;
  long arrived = 0, delayed = 0;
  Histogram wait, sojourn;
  TimeWeighted inSystem, inService;
  Station(int id, int servers, double utilization)
      : id(id), servers(servers), meanGap(1e6 / (servers * utilization)),
        gaps("1|0|gaps-" + std::to_string(id)), services("1|0|service-" + std::to_string(id)) {}
  void expectArrival() { schedule(std::floor(meanGap * exponential(gaps) + 0.5), id, -1); }
  void serve(int slot) {
    wait.add(now - arrivedAt[slot]);
    schedule(service[slot], id, slot);
  }
  void arrive() {
    expectArrival();
    arrived++;
    double work = std::floor(meanService * exponential(services) + 0.5);
    int slot;
    if (freeSlots.empty()) {
      slot = int(arrivedAt.size());
      arrivedAt.push_back(0);
      service.push_back(0);
    } else {
      slot = freeSlots.back();
      freeSlots.pop_back();
    }
    arrivedAt[slot] = now;
    service[slot] = work;
    inSystem.update(now, ++present);
    if (busy < servers) {
      inService.update(now, ++busy);
      serve(slot);
    } else {
      delayed++;
      waiting.push_back(slot);
    }
  }
  void finish(int slot) {
    sojourn.add(now - arrivedAt[slot]);
    inSystem.update(now, --present);
    freeSlots.push_back(slot);
    if (waiting.empty()) {
      inService.update(now, --busy);
      return;
    }
    int next = waiting.front();
    waiting.pop_front();
    serve(next);
  }
};

int main(int, char **arguments) {
  layers();
  const int stations = atoi(arguments[1]), servers = atoi(arguments[2]);
  const double utilization = atof(arguments[3]);
  const long warmUp = atol(arguments[4]), events = atol(arguments[5]);
  const double step = atof(arguments[6]);
  std::vector<std::unique_ptr<Station>> all;
  for (int id = 0; id < stations; id++) all.push_back(std::make_unique<Station>(id, servers, utilization));
  for (auto &station : all) station->expectArrival();
  double until = 0;
  long executed = 0;
  auto reach = [&](long goal) {
    while (executed < goal) {
      until += step;
      while (list.top().time <= until) {
        const Event event = list.top();
        list.pop();
        now = event.time;
        executed++;
        if (event.slot < 0) all[event.station]->arrive();
        else all[event.station]->finish(event.slot);
      }
    }
  };
  reach(warmUp);
  const long before = executed;
  const clock_t began = clock();
  reach(before + events);
  const double seconds = double(clock() - began) / CLOCKS_PER_SEC;
  printf("%.9f wait %.12g events %ld\n", seconds, all[0]->wait.sum / all[0]->wait.weight, executed - before);
}
`;
