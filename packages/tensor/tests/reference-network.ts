export { referenceNetwork } from '../src/reference-network.ts';
