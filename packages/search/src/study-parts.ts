import {
  checkTarget,
  defaultTargetMs,
  fittedCostModel,
  pricedSkeleton,
  rewards,
  tableCostModel,
} from '@espalier/cost';
import { datasets } from '@espalier/datasets';
import { loadDeviceFolder, loadDevice } from '@espalier/hardware-profiles';
import type { Network } from '@espalier/network';
import {
  EspalierError,
  memberNamed,
  type AnyStrategy,
  type CostModel,
  type Dataset,
  type Device,
  type LatencyRange,
  type Reward,
} from '@espalier/protocol';
import { buildNetwork, type Genotype, type Skeleton } from '@espalier/space';
import { latencySamples } from './latency-samples.ts';
import { loadSpace, type NetworkSpace } from './load-space.ts';
import { searchStrategies } from './members.ts';
import type { StudySettings } from './settings.ts';

/** The members that the settings name, loaded and checked against each other. */
export interface StudyParts extends StudyGoal {
  readonly strategy: AnyStrategy;
  readonly dataset: Dataset;
}

/** What a study searches and what for: its members but the strategy and the images. */
export interface StudyGoal {
  readonly space: NetworkSpace;
  /** What networks are built for: the data set's images and classes, and the priced width. */
  readonly skeleton: Skeleton;
  /** What networks are priced for: the data set's images, or those that the device was measured at. */
  readonly deployment: Skeleton;
  readonly build: (genotype: Genotype) => Network;
  /** The narrower network that stands for a candidate while candidates are compared. */
  readonly buildProxy: (genotype: Genotype) => Network;
  readonly device: Device;
  readonly costModel: CostModel;
  readonly range: LatencyRange;
  readonly reward: Reward;
  readonly targetMs: number;
}

/**
 * Chooses every member by name and refuses what cannot work before any work is done.
 *
 * @throws {EspalierError} `UNKNOWN_NAME`, `SPACE_NOT_PRICED`, `TARGET_IMPOSSIBLE`, `DATA_MISSING`,
 *   `DATA_CORRUPT`.
 */
export async function loadStudyParts(settings: StudySettings): Promise<StudyParts> {
  const strategy = memberNamed('strategy', searchStrategies, settings.strategy);
  const goal = await loadStudyGoal(settings);
  const source = memberNamed('--dataset', datasets, settings.dataset);
  const dataset = await source.load(settings.data === null ? {} : { folder: settings.data });
  return { strategy, ...goal, dataset };
}

/** {@link loadStudyParts} without the strategy and the images, which a report needs not. */
export async function loadStudyGoal(settings: StudySettings): Promise<StudyGoal> {
  const space = await loadSpace(settings.space);
  const reward = memberNamed('--reward', rewards, settings.reward);
  const source = memberNamed('--dataset', datasets, settings.dataset);
  const device = await deviceAt(settings.device);
  const { height, width, channels, classes } = source.info;
  const images = { ...space.skeleton, height, width, channels, classes };
  const deployment =
    settings.latencyModel === 'table'
      ? pricedSkeleton({ space, skeleton: images }, device)
      : images;
  const skeleton = { ...images, widthMultiplier: deployment.widthMultiplier };
  const costModel = latencyModel(settings.latencyModel, { space, deployment, device });
  const range = costModel.range();
  const targetMs = settings.latencyMs ?? defaultTargetMs(range);
  checkTarget(targetMs, range, '--latency-ms');
  if (settings.maxLatencyMs !== null) checkTarget(settings.maxLatencyMs, range, '--max-latency-ms');
  return {
    space,
    skeleton,
    deployment,
    build: (genotype) => buildNetwork(space, genotype, skeleton),
    buildProxy: (genotype) => buildNetwork(space, genotype, narrowed(skeleton, settings)),
    device,
    costModel,
    range,
    reward,
    targetMs,
  };
}

/** The skeleton of proxies, a share of its width. */
function narrowed(skeleton: Skeleton, { proxyWidth }: StudySettings): Skeleton {
  return { ...skeleton, widthMultiplier: proxyWidth * skeleton.widthMultiplier };
}

function latencyModel(
  kind: StudySettings['latencyModel'],
  { space, deployment, device }: Pick<StudyParts, 'space' | 'deployment' | 'device'>,
): CostModel {
  if (kind === 'fitted') {
    return fittedCostModel({ space, skeleton: deployment }, device, latencySamples(device));
  }
  try {
    return tableCostModel(space, device, deployment);
  } catch (thrown) {
    const { code, message, details } = EspalierError.from(thrown);
    if (code !== 'SPACE_NOT_PRICED') throw thrown;
    throw new EspalierError(
      code,
      `${message} Or take an estimate: --latency-model fitted.`,
      details,
    );
  }
}

function deviceAt(name: string): Promise<Device> {
  return /[./\\]/.test(name) ? loadDeviceFolder(name) : loadDevice(name);
}
