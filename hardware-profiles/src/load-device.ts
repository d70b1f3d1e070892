import { fileURLToPath } from 'node:url';
import { memberNamed, type Device } from '@espalier/protocol';
import { devices } from './devices.ts';
import { loadDeviceFolder } from './load-device-folder.ts';

/**
 * Reads and checks a device of the list, with all its latency tables.
 *
 * @throws {EspalierError} `UNKNOWN_NAME` for a name that is not in the list, with the nearest one;
 *   `BAD_INPUT` or `DATA_MISSING` where the folder is damaged, as {@link loadDeviceFolder}.
 * @example
 * (await loadDevice('pixel')).profile.title; // 'Google Pixel 3'
 */
export async function loadDevice(name: string): Promise<Device> {
  const folder = memberNamed<string>('device', devices, name);
  // Source and build lie equally deep, so one relative address serves both.
  const path = fileURLToPath(new URL(`../${folder}/`, import.meta.url));
  return loadDeviceFolder(path, `hardware-profiles/${folder}`);
}
