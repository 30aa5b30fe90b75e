import type { ClusterStrategy } from './cluster/cluster-strategy.js';
import type { ModelConfig } from './config.js';

/** The world as it is under a strategy: without an orchestrator that can, none forwards any connection alone. */
export function strategyModel(model: ModelConfig, { fastForwards }: ClusterStrategy): ModelConfig {
  const { traffic } = model;
  if (fastForwards === true || traffic.classes.every(({ fastForward }) => !fastForward)) return model;
  const classes = traffic.classes.map((kind) => ({ ...kind, fastForward: false }));
  return { ...model, traffic: { ...traffic, classes } };
}
