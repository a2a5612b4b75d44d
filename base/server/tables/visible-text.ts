/** Text that somebody else wrote, on its way to a terminal. */

const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

/** What cannot be seen is shown as such: it could hide, reorder or erase what stands around it. */
export function visibleText(text: string): string {
  return text.replace(unseen, '␣')
}
