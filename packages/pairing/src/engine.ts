/** Which program made a transcript; a transcript made by another one that follows the protocol verifies too. */
export const engine = { name: 'lianjian-pairing', version: '0.1.0' }
