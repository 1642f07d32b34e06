import type { CaseGroup } from '../../shared/domain/import/bundle-grouping.ts'
import { type ManifestCase, parseManifest } from '../../shared/domain/import/bundle-manifest.ts'
import { cleanPath, entryPathFault, folderOf } from '../../shared/domain/import/entry-path.ts'
import type { FileProblem } from '../../shared/domain/import/file-report.ts'
import { bundleProblem } from './bundle-problem.ts'

/** What the manifests of a bundle say, by the folder of the case: one at the top for all, or one in each case's folder. */
export async function manifestsOf(
  groups: readonly CaseGroup[],
  loose: readonly string[],
  read: (path: string) => Promise<Buffer | undefined>,
  problems: FileProblem[],
): Promise<Map<string, ManifestCase>> {
  const said = new Map<string, ManifestCase>()
  const top = loose.filter((path) => path.toLowerCase() === 'manifest.json')
  for (const path of [...top, ...groups.flatMap(({ manifest }) => manifest ?? [])]) {
    const bytes = await read(path)
    const parsed = parseManifest(bytes?.toString('utf8') ?? '')
    if ('reason' in parsed) {
      problems.push(bundleProblem('bundle.manifest_invalid', path, parsed.reason))
      continue
    }
    for (const one of parsed.manifest.cases) {
      const folder = cleanPath(`${folderOf(path)}/${one.folder}`)
      if (entryPathFault(one.folder) || !groups.some((group) => group.folder === folder))
        problems.push(bundleProblem('bundle.manifest_invalid', path, `没有文件夹“${one.folder}”`))
      else said.set(folder, one)
    }
  }
  return said
}
