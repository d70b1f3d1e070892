const intervalMs = 50;

/** Resolves as soon as `holds` returns true, looking every 50 ms. */
export async function waitUntil(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, intervalMs));
}
