/** Folder of every device that Espalier ships, by the name that `--device` takes. */
export const devices = {
  pixel: 'pixel',
  'raspberry-pi-4': 'raspberry-pi-4',
  pixel1: 'pixel1',
  note10: 'note10',
  'i7-8700k': 'i7-8700k',
} as const;

/** Name of a device in the list {@link devices}. */
export type DeviceName = keyof typeof devices;

/** Names of all devices, in the order of the list. */
export const deviceNames = Object.keys(devices) as readonly DeviceName[];
