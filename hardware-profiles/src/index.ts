export * from './devices.ts';
export * from './load-device-folder.ts';
export * from './load-device.ts';
