import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Told } from '../messages.js';
import { packagedTexts } from './packaged.js';
import { after, begun, nothingYet, type Simulation } from './simulation.js';
import SimulationWorker from './worker?worker&inline';

/** Milliseconds without a change after which the simulation begins again. */
const REST = 450;

/** What drives the simulation by hand. */
export interface Driven {
  readonly simulation: Simulation;
  readonly stop: () => void;
  readonly restart: () => void;
}

/** Simulates a scenario in a worker; when the text changes, that one is ended and another begins a moment later. */
export function useSimulation(scenarioText: string): Driven {
  const [simulation, setSimulation] = useState(nothingYet);
  const worker = useRef<Worker | null>(null);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const end = useCallback(() => {
    clearTimeout(waiting.current);
    worker.current?.terminate();
    worker.current = null;
  }, []);
  const restart = useCallback(() => {
    end();
    setSimulation(begun);
    const own = new SimulationWorker();
    worker.current = own;
    const hear = (told: Told): void => {
      // A message may be under way when its worker is ended.
      if (worker.current === own) setSimulation((before) => after(before, told));
    };
    own.onmessage = ({ data }: MessageEvent<Told>) => hear(data);
    own.onerror = ({ message }) => hear({ kind: 'failed', message });
    own.postMessage({ scenarioText, texts: packagedTexts });
  }, [scenarioText, end]);
  const stop = useCallback(() => {
    end();
    setSimulation((before) => ({ ...before, phase: 'stopped' }));
  }, [end]);
  const isFirst = useRef(true);
  // Before anybody can see the figures of the one before under what is on screen now.
  useLayoutEffect(() => {
    end();
    setSimulation(begun);
    waiting.current = setTimeout(restart, isFirst.current ? 0 : REST);
    isFirst.current = false;
  }, [restart, end]);
  return { simulation, stop, restart };
}
