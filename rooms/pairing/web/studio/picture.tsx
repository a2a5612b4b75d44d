/**
 * The picture of all pairs. What stays is drawn once; what somebody points at is drawn over it, at most once a frame.
 * The table below says the same, so whoever does not see the picture misses nothing.
 */
import type { TriedPair } from '@lianjian/pairing/try'
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useReading } from '#base/web/language.tsx'
import {
  type Band,
  bandAt,
  type Chart,
  type ChartLine,
  type ChartRow,
  lineAt,
  rowAt,
  rowOfGroup,
} from './chart.ts'
import type { Side } from './directory.ts'
import { edgesOf, type Focused, type Frame, paintFocus, paintGround } from './paint.ts'
import { studioWords as words } from './words.ts'

/** A unit, a village, or a pair. */
export type Chosen = { side: Side; code: string } | { pair: TriedPair }

interface PictureProps {
  chart: Chart
  nameOf: Frame['nameOf']
  groupName: Frame['groupName']
  chosen: Chosen | undefined
  onChoose(chosen: Chosen): void
  onOpen(band: Band): void
  /** Out of the band that is open. */
  onLeave(): void
}

export function Picture({
  chart,
  nameOf,
  groupName,
  chosen,
  onChoose,
  onOpen,
  onLeave,
}: PictureProps) {
  const { say, large } = useReading()
  const box = useRef<HTMLDivElement>(null)
  const ground = useRef<HTMLCanvasElement>(null)
  const over = useRef<HTMLCanvasElement>(null)
  const [width, setWidth] = useState(0)
  const [cursor, setCursor] = useState<Spot>()
  const pointed = useRef<Found>(undefined)
  const waiting = useRef(0)

  useEffect(() => {
    if (!box.current) return
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    )
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])

  const frame = useMemo(
    () => frameOf(width, chart.height, large, nameOf, groupName),
    [width, chart, large, nameOf, groupName],
  )
  useEffect(() => {
    if (ground.current && width > 0) paintGround(ground.current, chart, frame)
  }, [chart, frame, width])

  const paint = () => {
    waiting.current = 0
    if (over.current && width > 0) {
      paintFocus(over.current, frame, focusedOf(chart, pointed.current ?? chosen))
    }
  }
  /** Many movements of a mouse fall into one frame, and most of them meet what was met before. */
  const point = (at: Found) => {
    if (isSame(pointed.current, at)) return
    pointed.current = at
    if (waiting.current === 0) waiting.current = requestAnimationFrame(paint)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: painted anew with what it is made of
  useEffect(() => {
    // What was pointed at belongs to the chart before.
    pointed.current = undefined
    paint()
    return () => {
      cancelAnimationFrame(waiting.current)
      waiting.current = 0
    }
  }, [chart, frame, chosen, width])

  const find = ({ clientX, clientY, currentTarget }: PointerEvent | React.MouseEvent) => {
    const { left, top } = currentTarget.getBoundingClientRect()
    return foundAt(chart, width, clientX - left, clientY - top)
  }
  const press = (event: React.MouseEvent) => {
    const found = find(event)
    if (found && 'lines' in found) onOpen(found)
    else if (found) onChoose(found)
  }
  // In another chart it may not be there.
  const at = cursor && rowOf(chart, cursor)
  const move = (event: KeyboardEvent) => {
    const next = nextRow(chart, at, event.key)
    if (next) {
      const spot = { side: next.side, code: next.code }
      setCursor(spot)
      point(spot)
    } else if (event.key === 'Enter' && at) {
      onChoose({ side: at.side, code: at.code })
    } else if (event.key === 'Escape') {
      onLeave()
    } else return
    event.preventDefault()
  }
  return (
    <div ref={box} className="picture">
      <div
        role="application"
        aria-label={say(words.pictureKeys)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys are said in its name
        tabIndex={0}
        onKeyDown={move}
        onBlur={() => point(undefined)}
        onPointerMove={(event) => point(find(event))}
        onPointerLeave={() => point(undefined)}
        onClick={press}
      >
        <canvas ref={ground} />
        <canvas ref={over} />
      </div>
      <p className="unseen" role="status">
        {at && saidOf(chart, at, nameOf)}
      </p>
    </div>
  )
}

function frameOf(
  width: number,
  height: number,
  large: boolean,
  nameOf: Frame['nameOf'],
  groupName: Frame['groupName'],
): Frame {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  return {
    ...{ width, height, nameOf, groupName, ratio: devicePixelRatio },
    colours: {
      ink: colour('--ink'),
      second: colour('--ink-2'),
      line: colour('--line'),
      paper: colour('--paper'),
      wash: colour('--wash'),
    },
    font: `${large ? 16 : 14}px ${getComputedStyle(document.body).fontFamily}`,
  }
}

interface Spot {
  side: Side
  code: string
}

/** What lies where somebody points. */
type Found = Chosen | Band | undefined

function isSame(one: Found, other: Found): boolean {
  if (one === other) return true
  if (!one || !other || 'lines' in one || 'lines' in other) return false
  if ('pair' in one) return 'pair' in other && one.pair.join() === other.pair.join()
  return 'side' in other && one.side === other.side && one.code === other.code
}

/** Near the sides somebody means a row, between them a line or a band. */
const sideReach = 14

function foundAt(chart: Chart, width: number, x: number, y: number): Found {
  const { left, right } = edgesOf(width)
  const side: Side | undefined =
    x < left + sideReach ? 'supporter' : x > right - sideReach ? 'community' : undefined
  if (side) {
    const row = rowAt(chart.rows[side], y)
    return row && { side, code: row.code }
  }
  const across = (x - left) / (right - left)
  if (chart.bands.length > 0) return bandAt(chart.bands, across, y)
  const line = lineAt(chart.lines, across, y)
  return line && { pair: [line.supporter.code, line.community.code] }
}

function focusedOf(chart: Chart, found: Found): Focused {
  if (!found) return { lines: [], rows: [] }
  if ('lines' in found) return { lines: [], rows: [], band: found }
  if ('pair' in found) {
    const [supporter, community] = found.pair
    const own = linesOf(chart, { side: 'supporter', code: supporter })
    const strong = own.find((line) => line.community.code === community)
    const others = linesOf(chart, { side: 'community', code: community })
    return { lines: [...own, ...others.filter((line) => line !== strong)], strong, rows: [] }
  }
  const row = rowOf(chart, found)
  return { lines: linesOf(chart, found), rows: row ? [row] : [] }
}

function linesOf(chart: Chart, { side, code }: Spot): readonly ChartLine[] {
  return chart.linesOf[side].get(code) ?? []
}

function rowOf(chart: Chart, { side, code }: Spot): ChartRow | undefined {
  return chart.rows[side].find((row) => row.code === code)
}

function nextRow(chart: Chart, cursor: ChartRow | undefined, key: string): ChartRow | undefined {
  const side = cursor?.side ?? 'supporter'
  const rows = chart.rows[side]
  const at = cursor ? rows.indexOf(cursor) : -1
  switch (key) {
    case 'ArrowDown':
      return rows[Math.min(at + 1, rows.length - 1)]
    case 'ArrowUp':
      return rows[Math.max(at - 1, 0)]
    case 'PageDown':
      return cursor ? (rowOfGroup(rows, cursor, 1) ?? rows.at(-1)) : rows[0]
    case 'PageUp':
      return cursor ? (rowOfGroup(rows, cursor, -1) ?? rows[0]) : rows[0]
    case 'Home':
      return rows[0]
    case 'End':
      return rows.at(-1)
    case 'ArrowRight':
    case 'ArrowLeft': {
      const other = key === 'ArrowRight' ? 'community' : 'supporter'
      return rowAt(chart.rows[other], cursor?.y ?? 0)
    }
    default:
      return undefined
  }
}

function saidOf(chart: Chart, { side, code }: ChartRow, nameOf: Frame['nameOf']): string {
  const other: Side = side === 'supporter' ? 'community' : 'supporter'
  const names = linesOf(chart, { side, code }).map((line) => nameOf(other, line[other].code))
  return `${nameOf(side, code)}：${names.join('、') || '—'}`
}
