// What the bench scripts share: medians, the line of a figure, and where the generators of their data are.
import { existsSync } from 'node:fs'
import path from 'node:path'

/** How often each thing is measured. */
export const RUNS = Number(process.env.BENCH_RUNS ?? 5)

/** The folder with the generators (`tools/perf-gen`), or undefined: then what needs them is not checked. */
export const generators = [process.env.MINGJUAN_SHARED, path.resolve(import.meta.dirname, '../../shared')]
  .flatMap((dir) => (dir ? path.join(dir, 'tools/perf-gen') : []))
  .find((dir) => existsSync(dir))

/** The middle one of some measurements. */
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** Prints a figure beside its target, with `more` about it; one that is over ends the process with 1. */
export function figure(name, value, target, unit, more = '') {
  const ok = value <= target
  if (!ok) process.exitCode = 1
  const digits = Math.abs(target) >= 50 ? 0 : 2
  const about = more === '' ? '' : `; ${more}`
  console.log(
    `${ok ? 'ok  ' : 'OVER'} ${name.padEnd(62)} ${value.toFixed(digits)}${unit} (target ≤ ${target}${unit}${about})`,
  )
}

/** The figure of several measurements: their median, and the worst of them beside it. */
export const figureOf = (name, values, target, unit) =>
  figure(name, median(values), target, unit, `median of ${values.length}, worst ${Math.max(...values).toFixed(0)}`)
