import * as Plot from '@observablehq/plot';
import { ticks } from 'd3-array';
import type { PointResult, TimelineBin } from '../../experiment/result-table.js';
import { formatPacketRate } from '../../units/format.js';
import { readingPoints } from '../reading-point.js';
import { type SeriesLook, seriesLooks } from '../series-classes.js';
import { settingText } from '../setting-text.js';
import { tickFormat } from './axis-scale.js';
import { courseOf } from '../course-of.js';
import type { Chart } from './chart.js';
import { subtitleOf } from './curve-notes.js';
import { type DrawnPanel, panelForm } from './drawing.js';
import { axisUnit, figureText } from './figure-kind.js';
import { type Element, type Mark, plotElement } from './plot-document.js';
import { VALUE_ROOM, valueAxis } from './value-axis.js';

const MARGINS = { marginTop: 52, marginRight: 14, marginBottom: 42, marginLeft: VALUE_ROOM };

/** A step line needs the end of the last bin too. */
interface Step {
  readonly time: number;
  readonly bin: TimelineBin;
}

/** Largest values over the points, so that they are compared by eye. */
interface Common {
  readonly width: number;
  readonly packets: number;
  readonly lost: number;
}

/** The course of runs with faults, or whose load changes: packets offered, forwarded and dropped, and connections lost, by time. */
export const timelineChart: Chart = {
  name: 'timeline',
  draw({ table }, form) {
    const points = readingPoints(table).filter((point) => courseOf(point).length > 1);
    if (points.length === 0) return null;
    const bins = points.flatMap(courseOf);
    const common: Common = {
      width: form === 'file' ? 480 : panelForm(form, 2).width,
      packets:
        1.05 * Math.max(...bins.map(({ offeredPps, handledPps }) => Math.max(offeredPps, handledPps)), 1),
      lost: 1.08 * Math.max(...bins.map(lostIn), 1),
    };
    const [{ members }] = points;
    const looks = seriesLooks(table);
    return {
      title: `Course over time at ${members} ${members === 1 ? 'member' : 'members'}`,
      subtitle: subtitleOf(table),
      panels: points.flatMap((point) => panelsOf(point, common, looks)),
      inPairs: true,
      notes: ['Means over replications in each time bin. Time counts from the end of the warm-up.'],
      key: [
        { className: 'offered', letter: '', sample: 'dashed', text: 'packets offered' },
        { className: 'ink', letter: '', sample: 'line', text: 'packets forwarded' },
        { className: 'lost', letter: '', sample: 'area', text: 'packets dropped, connections lost' },
      ],
      colors: new Map(
        points.map(({ strategy }) => [looks.get(strategy)!.className, looks.get(strategy)!.color]),
      ),
    };
  },
};

const lostIn = ({ lost }: TimelineBin): number => Object.values(lost).reduce((sum, count) => sum + count, 0);

function panelsOf(
  point: PointResult,
  common: Common,
  looks: ReadonlyMap<string, SeriesLook>,
): readonly DrawnPanel[] {
  const { className } = looks.get(point.strategy)!;
  const setting = settingText(point);
  const name = `${point.strategy}${setting === '' ? '' : `, ${setting}`}`;
  const timeline = courseOf(point);
  const [height, low] = [250, 190];
  const packets = {
    title: name,
    width: common.width,
    height,
    element: packetsPanel(timeline, { ...common, className }, height),
  };
  if (point.faults === undefined) return [packets];
  const total = timeline.reduce((sum, bin) => sum + lostIn(bin), 0);
  return [
    packets,
    {
      title: `${name}: ${figureText(Math.round(total), 'count')} connections lost`,
      width: common.width,
      height: low,
      element: lostPanel(timeline, common, low),
    },
  ];
}

function stepsOf(timeline: readonly TimelineBin[]): readonly Step[] {
  const width = timeline[1].start - timeline[0].start;
  return timeline.flatMap((bin) => [
    { time: bin.start, bin },
    { time: bin.start + width, bin },
  ]);
}

function packetsPanel(
  timeline: readonly TimelineBin[],
  { width, packets, className }: Common & { readonly className: string },
  height: number,
): Element {
  const steps = stepsOf(timeline);
  const unit = axisUnit('packetRate', packets);
  const values = ticks(0, packets, 4);
  const x = (step: Step): number => step.time;
  const line = { x, stroke: 'currentColor', strokeWidth: 1.8 };
  return plotElement({
    ...MARGINS,
    width,
    height,
    x: { domain: [0, steps[steps.length - 1].time], axis: null },
    y: { domain: [0, packets], axis: null },
    marks: [
      ...frame(steps, values, tickFormat(values, unit), `Packets (${unit.label})`),
      Plot.areaY(steps, {
        x,
        y1: 0,
        y2: ({ bin }: Step) => bin.droppedPps,
        className: 'lost solid',
        fillOpacity: 0.75,
      }),
      Plot.line(steps, { ...line, y: ({ bin }: Step) => bin.handledPps, className }),
      Plot.line(steps, {
        ...line,
        y: ({ bin }: Step) => bin.offeredPps,
        className: 'offered',
        strokeDasharray: '4 3',
      }),
      ...eventMarks(timeline, packets),
      pointMarks(timeline, ({ handledPps }) => handledPps, tipOfBin),
    ],
  });
}

function lostPanel(timeline: readonly TimelineBin[], { width, lost }: Common, height: number): Element {
  const steps = stepsOf(timeline);
  const unit = axisUnit('count', lost);
  const values = ticks(0, lost, 3);
  return plotElement({
    ...{ ...MARGINS, marginTop: 38 },
    width,
    height,
    x: { domain: [0, steps[steps.length - 1].time], axis: null },
    y: { domain: [0, lost], axis: null },
    marks: [
      ...frame(
        steps,
        values,
        tickFormat(values, unit),
        `Connections lost${unit.label === '' ? '' : ` (${unit.label})`}`,
      ),
      Plot.areaY(steps, {
        x: (step: Step) => step.time,
        y1: 0,
        y2: ({ bin }: Step) => lostIn(bin),
        className: 'lost solid',
        fillOpacity: 0.75,
      }),
      pointMarks(
        timeline.filter((bin) => lostIn(bin) > 0),
        lostIn,
        tipOfLoss,
      ),
    ],
  });
}

function frame(
  steps: readonly Step[],
  values: readonly number[],
  format: (value: number) => string,
  title: string,
): readonly Mark[] {
  const times = ticks(0, steps[steps.length - 1].time, 6);
  return [
    Plot.gridY(values, { strokeOpacity: 0.14 }),
    Plot.ruleY([0], { strokeOpacity: 0.5 }),
    Plot.axisX(times, {
      tickSize: 0,
      tickFormat: tickFormat(times, { divisor: 1 }),
      label: 'Time (s)',
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 36,
    }),
    ...valueAxis(values, format, title),
  ];
}

/** Distance of two texts above the axes that do not touch, as a share of the time shown. */
const TEXT_ROOM = 0.28;
/** From here on a text stands to the left of its rule. */
const LATE = 0.72;

/** A rule at each bin in which something happened, with what it was above those that have room. */
function eventMarks(timeline: readonly TimelineBin[], top: number): readonly Mark[] {
  const happened = timeline.filter(({ events }) => events.length > 0);
  const end = timeline[timeline.length - 1].start;
  const told = happened.reduce<readonly TimelineBin[]>((before, bin) => {
    const last = before.at(-1)?.start ?? -Infinity;
    return bin.start - last > TEXT_ROOM * end ? [...before, bin] : before;
  }, []);
  const rules = happened.map(({ start }) => start);
  return [
    Plot.ruleX(rules, { className: 'ink', stroke: 'currentColor', strokeOpacity: 0.45 }),
    ...told.map(({ start, events: [text] }) => {
      const isLate = start > LATE * end;
      const side = { textAnchor: isLate ? 'end' : 'start', dx: isLate ? -3 : 3, dy: -8 } as const;
      return Plot.text([text], { x: [start], y: [top], ...side, lineAnchor: 'middle', fill: 'currentColor' });
    }),
  ];
}

/** Invisible dots that carry what is told of each bin. */
function pointMarks(
  timeline: readonly TimelineBin[],
  y: (bin: TimelineBin) => number,
  title: (bin: TimelineBin) => string,
): Mark {
  const middle = (timeline.at(1)?.start ?? 0) / 2 - (timeline.at(0)?.start ?? 0) / 2;
  const x = (bin: TimelineBin): number => bin.start + Math.max(0, middle);
  return Plot.dot(timeline, { x, y, r: 3, fill: 'currentColor', fillOpacity: 0, stroke: 'none', title });
}

function tipOfBin(bin: TimelineBin): string {
  const { start, offeredPps, handledPps, droppedPps, membersUp, events } = bin;
  return [
    `${figureText(start, 'seconds')}: ${formatPacketRate(handledPps)} forwarded of ${formatPacketRate(offeredPps)}`,
    `${formatPacketRate(droppedPps)} dropped, ${figureText(membersUp, 'count')} members up`,
    ...events,
  ].join('\n');
}

function tipOfLoss(bin: TimelineBin): string {
  const causes = Object.entries(bin.lost).filter(([, count]) => count > 0);
  return [
    `${figureText(bin.start, 'seconds')}: ${figureText(lostIn(bin), 'count')} connections lost`,
    ...causes.map(([cause, count]) => `${figureText(count, 'count')}: ${cause.replaceAll('-', ' ')}`),
  ].join('\n');
}
