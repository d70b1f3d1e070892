import type { ModelCard } from '@espalier/deploy';
import type { WinnerWork } from './winner-work.ts';

/** What the exported files say about themselves. */
export function modelCard({ parts }: WinnerWork): ModelCard {
  return { dataset: parts.dataset.info, device: parts.device.profile.name };
}
