/**
 * What came of a command, for whoever typed it and for a program that reads it: the sentence always, the line of JSON
 * only where standard output is no terminal.
 */
export function tellResult(sentence: string, result: object): void {
  console.error(sentence)
  if (!process.stdout.isTTY) console.log(JSON.stringify(result))
}
