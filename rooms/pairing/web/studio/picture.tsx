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
}

export function Picture({ chart, nameOf, groupName, chosen, onChoose }: PictureProps) {
  const { say, large } = useReading()
  const box = useRef<HTMLDivElement>(null)
  const ground = useRef<HTMLCanvasElement>(null)
  const over = useRef<HTMLCanvasElement>(null)
  const [width, setWidth] = useState(0)
  const [open, setOpen] = useState<Band>()
  const [cursor, setCursor] = useState<ChartRow>()
  const pointed = useRef<Chosen>(undefined)
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
  // Another chart has other bands.
  const openNow = open && chart.bands.includes(open) ? open : undefined
  useEffect(() => {
    if (ground.current && width > 0) paintGround(ground.current, chart, frame, openNow)
  }, [chart, frame, width, openNow])

  const paint = () => {
    waiting.current = 0
    if (over.current && width > 0) {
      paintFocus(over.current, frame, focusedOf(chart, pointed.current ?? chosen))
    }
  }
  /** Many movements of a mouse fall into one frame. */
  const point = (at: Chosen | undefined) => {
    pointed.current = at
    if (waiting.current === 0) waiting.current = requestAnimationFrame(paint)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: painted anew with what it is made of
  useEffect(() => {
    paint()
    return () => {
      cancelAnimationFrame(waiting.current)
      waiting.current = 0
    }
  }, [chart, frame, chosen, width])

  const find = ({ clientX, clientY, currentTarget }: PointerEvent | React.MouseEvent) => {
    const { left, top } = currentTarget.getBoundingClientRect()
    return foundAt(chart, openNow, width, clientX - left, clientY - top)
  }
  const press = (event: React.MouseEvent) => {
    const found = find(event)
    if (found && 'lines' in found) setOpen(found === openNow ? undefined : found)
    else if (found) onChoose(found)
    else setOpen(undefined)
  }
  const move = (event: KeyboardEvent) => {
    const next = nextRow(chart, cursor, event.key)
    if (next) {
      setCursor(next)
      point({ side: next.side, code: next.code })
    } else if (event.key === 'Enter' && cursor) {
      onChoose({ side: cursor.side, code: cursor.code })
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
        onPointerMove={(event) => {
          const found = find(event)
          point(found && 'lines' in found ? undefined : found)
        }}
        onPointerLeave={() => point(undefined)}
        onClick={press}
      >
        <canvas ref={ground} />
        <canvas ref={over} />
      </div>
      <p className="unseen" role="status">
        {cursor && saidOf(chart, cursor, nameOf)}
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

/** Near the sides somebody means a row, between them a line or a band. */
const sideReach = 14

function foundAt(
  chart: Chart,
  open: Band | undefined,
  width: number,
  x: number,
  y: number,
): Chosen | Band | undefined {
  const { left, right } = edgesOf(width)
  const side: Side | undefined =
    x < left + sideReach ? 'supporter' : x > right - sideReach ? 'community' : undefined
  if (side) {
    const row = rowAt(chart.rows[side], y)
    return row && { side, code: row.code }
  }
  const across = (x - left) / (right - left)
  const line = lineAt(chart.bands.length === 0 ? chart.lines : (open?.lines ?? []), across, y)
  return line
    ? { pair: [line.supporter.code, line.community.code] }
    : bandAt(chart.bands, across, y)
}

function focusedOf(chart: Chart, chosen: Chosen | undefined): Focused {
  if (!chosen) return { lines: [], strong: undefined, rows: [] }
  if ('pair' in chosen) {
    const [supporter, community] = chosen.pair
    const lines = chart.lines.filter(
      (line) => line.supporter.code === supporter || line.community.code === community,
    )
    const strong = lines.find(
      (line) => line.supporter.code === supporter && line.community.code === community,
    )
    return { lines, strong, rows: [] }
  }
  const row = chart.rows[chosen.side].find(({ code }) => code === chosen.code)
  return {
    lines: linesOf(chart, chosen.side, chosen.code),
    strong: undefined,
    rows: row ? [row] : [],
  }
}

function linesOf(chart: Chart, side: Side, code: string): ChartLine[] {
  return chart.lines.filter((line) => line[side].code === code)
}

function nextRow(chart: Chart, cursor: ChartRow | undefined, key: string): ChartRow | undefined {
  const side = cursor?.side ?? 'supporter'
  const rows = chart.rows[side]
  const at = cursor ? rows.findIndex(({ code }) => code === cursor.code) : -1
  switch (key) {
    case 'ArrowDown':
      return rows[Math.min(at + 1, rows.length - 1)]
    case 'ArrowUp':
      return rows[Math.max(at - 1, 0)]
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
  const names = linesOf(chart, side, code).map((line) => nameOf(other, line[other].code))
  return `${nameOf(side, code)}：${names.join('、') || '—'}`
}
