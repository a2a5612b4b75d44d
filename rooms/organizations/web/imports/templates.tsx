/** Empty sheets to fill in, one of each list. */
import { useFileAddress } from '#base/web/file-address.ts'
import { useSay } from '#base/web/language.tsx'
import { type Side, sides, sideWords } from '../../shared/words.ts'
import { importWords as words } from './import-words.ts'

const formats = ['excel', 'csv'] as const
const endings = { excel: 'xlsx', csv: 'csv' }

export function Templates({ of = sides }: { of?: readonly Side[] }) {
  const say = useSay()
  const fileAt = useFileAddress()
  return (
    <ul className="templates">
      {of.map((side) => {
        const list = say(sideWords[side])
        return (
          <li key={side}>
            <span>{say(words.template, { list })}</span>
            {formats.map((format) => (
              <a
                key={format}
                href={fileAt(`/api/organizations/template.${endings[format]}`, { side })}
                aria-label={`${say(words.template, { list })} ${say(words[format])}`}
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
