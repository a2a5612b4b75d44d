/** Empty sheets to fill in, one of each list. */
import { useSay } from '#base/web/language.tsx'
import { type Side, sides, sideWords } from '../../shared/words.ts'
import { importWords as words } from './import-words.ts'

export function Templates({ of = sides }: { of?: readonly Side[] }) {
  const say = useSay()
  return (
    <ul className="templates">
      {of.map((side) => {
        const list = say(sideWords[side])
        return (
          <li key={side}>
            <span>{say(words.template, { list })}</span>
            {(['excel', 'csv'] as const).map((format) => (
              <a
                key={format}
                href={`/api/organizations/template.${format === 'excel' ? 'xlsx' : 'csv'}?side=${side}`}
                aria-label={`${say(words.template, { list })} ${say(words[format])}`}
                download
              >
                {say(words[format])}
              </a>
            ))}
          </li>
        )
      })}
    </ul>
  )
}
