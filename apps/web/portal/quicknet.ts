/** Checks the signature of a public random value; loaded only for files that have one. */
export { isQuicknetSignature } from '@lianjian/pairing/quicknet'
