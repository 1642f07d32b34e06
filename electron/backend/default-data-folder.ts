import os from 'node:os'
import path from 'node:path'

/** The system's folder for application data; window and command line must agree on it. */
export function defaultDataFolder(): string {
  const base =
    process.platform === 'win32'
      ? (process.env['APPDATA'] ?? path.join(os.homedir(), 'AppData', 'Roaming'))
      : process.platform === 'darwin'
        ? path.join(os.homedir(), 'Library', 'Application Support')
        : (process.env['XDG_DATA_HOME'] ?? path.join(os.homedir(), '.local', 'share'))
  return path.join(base, 'mingjuan')
}
