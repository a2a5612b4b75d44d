/** The types of checkout-lock.mjs, which runs where no TypeScript is read yet. */
export function holdCheckout(
  root: string,
  what: 'installing' | 'building',
  onWait: (pid: number) => void,
): () => void
