import { demoFolder } from './demo-folder.ts'

/** Before the first flow: the rehearsal data, which take longer to make than a test may last. */
export default function beforeE2e(): void {
  demoFolder()
}
