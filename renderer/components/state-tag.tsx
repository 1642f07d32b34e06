import css from './state-tag.module.css'

/** red: veto, overdue, refused; amber: due soon, needs a look; green: done, equal; blue: in work; grey: not begun. */
export type Tone = 'red' | 'amber' | 'green' | 'blue' | 'grey'

const SHAPES: Record<Tone, string> = { red: '■', amber: '▲', green: '✓', blue: '●', grey: '○' }

/** A state in a word, a shape and a colour: never by colour alone. */
export function StateTag({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return (
    <span className={`${css.tag} ${css[tone]}`}>
      <span aria-hidden="true">{SHAPES[tone]}</span> {children}
    </span>
  )
}
