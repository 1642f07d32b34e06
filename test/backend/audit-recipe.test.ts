import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createWorld } from '../support/world.ts'

const hasPython = spawnSync('python3', ['--version']).status === 0

test.skipIf(!hasPython)(
  'the recipe printed in docs/verify-the-audit.md recomputes the chain without this program',
  async () => {
    const world = createWorld()
    await world.call('settings.save', { changes: { bureau: { name: '云山市司法局' } } })
    await world.call('people.save', { name: '张监督', role: 'supervisor' })
    const text = readFileSync(path.join(import.meta.dirname, '../../docs/verify-the-audit.md'), 'utf8')
    const recipe = path.join(world.dir, 'recipe.py')
    writeFileSync(recipe, /```python\n([\s\S]*?)```/.exec(text)?.[1] ?? '')
    const { head } = await world.call('audit.verify', {})
    expect(execFileSync('python3', [recipe, path.join(world.dir, 'mingjuan.db')], { encoding: 'utf8' }).trim()).toBe(
      `连续 4 ${head}`,
    )
  },
)
