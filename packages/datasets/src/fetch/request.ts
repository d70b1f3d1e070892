import { EspalierError } from '@espalier/protocol';
import { allowedHosts } from './sources.ts';

const mostRedirects = 5;

/** Which addresses may be asked: https on a listed host, or anything below an injected base. */
export interface AddressRule {
  readonly base?: string | undefined;
}

/**
 * Asks for `address` from byte `start` on and follows redirects to listed hosts only.
 *
 * @throws {EspalierError} `DOWNLOAD_FAILED` for a refused host, a status other than 200 and 206, too
 * many redirects or a connection that cannot be made.
 */
export async function request(
  address: string,
  start: number,
  rule: AddressRule,
): Promise<Response> {
  let location = address;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    checkAddress(location, rule);
    const response = await ask(location, start);
    const next = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || next === null) return response;
    await response.body?.cancel();
    location = new URL(next, location).href;
  }
  throw failed(address, `answer within ${mostRedirects} redirects`, 'more');
}

/** The error of one address, with its reason. */
export function failed(address: string, rule: string, value: string): EspalierError {
  return new EspalierError('DOWNLOAD_FAILED', `${address} must ${rule}, but got ${value}.`, {
    address,
  });
}

function checkAddress(address: string, { base }: AddressRule): void {
  const { protocol, hostname, origin } = new URL(address);
  if (base !== undefined && origin === new URL(base).origin) return;
  if (protocol === 'https:' && allowedHosts.includes(hostname)) return;
  throw failed(address, `use https and one of the hosts ${allowedHosts.join(', ')}`, origin);
}

async function ask(address: string, start: number): Promise<Response> {
  // Identity: a Range counts the bytes of the file, not those of a compressed transfer.
  const headers = {
    'accept-encoding': 'identity',
    ...(start > 0 && { range: `bytes=${start}-` }),
  };
  try {
    return await fetch(address, { headers, redirect: 'manual' });
  } catch (thrown) {
    throw failed(address, 'be reachable', reasonOf(thrown));
  }
}

/** The innermost cause in words: `fetch` hides the system's error in `cause`. */
export function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  if (thrown.cause !== undefined) return reasonOf(thrown.cause);
  const { code } = thrown as NodeJS.ErrnoException;
  return thrown.message !== '' ? thrown.message : (code ?? thrown.name);
}
