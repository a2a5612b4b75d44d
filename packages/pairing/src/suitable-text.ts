/** Which texts may be published: two that look alike must be alike, and none may steer what is printed after it. */

// Controls, lone surrogates, line and paragraph separators, and what turns the direction of writing.
const steering = '\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069'
// Format characters, and letters and marks that print as nothing: joiners, fillers, variation selectors.
const unseen =
  '\\p{Cf}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u3164\\ufe00-\\ufe0f\\uffa0\\u{e0100}-\\u{e01ef}'

/** Names, titles and events. Joiners and variants of a character are part of some names. */
export const namePattern = new RegExp(`^[^${steering}]*$`, 'u')

/** Codes and parties, by which one row is told from another: nothing unseen, and no white space around it. */
export const codePattern = new RegExp(
  `^(?:(?!\\p{Zs})[^${steering}${unseen}]*[^${steering}${unseen}\\p{Zs}])?$`,
  'u',
)
