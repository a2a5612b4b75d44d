/** Language and size of text, one tap each. */
import { languages } from '#base/shared/language.ts'
import { languageNames, useReading } from './language.tsx'
import { kitWords as words } from './words.ts'

export function ReadingSwitches() {
  const { language, large, choose, say } = useReading()
  return (
    <nav className="switches" aria-label={say(words.reading)}>
      {languages
        .filter((each) => each !== language)
        .map((each) => (
          <button
            key={each}
            type="button"
            className="plain"
            lang={each}
            onClick={() => choose({ language: each })}
          >
            {languageNames[each]}
          </button>
        ))}
      <button type="button" className="plain" onClick={() => choose({ large: !large })}>
        {say(large ? words.normalText : words.largeText)}
      </button>
    </nav>
  )
}
