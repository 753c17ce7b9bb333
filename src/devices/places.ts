/** What lies behind a network may never answer, and is not looked at. */
const NETWORK = /^(nfs\d?|cifs|smb\w*|ncpfs|afs|ceph|davfs|fuse\.(sshfs|rclone|s3fs|davfs\d?|glusterfs)|autofs)$/
/** How e-readers' drives are formatted. */
const REMOVABLE = /^(vfat|msdos|exfat|fuseblk|ntfs3?|hfsplus)$/
const WHERE_DRIVES_APPEAR = /^\/(media|run\/media|mnt)\//
const OF_THE_SYSTEM = /^\/(boot|efi|dev|proc|sys|snap|var|usr|etc)(\/|$)/

/** Turn Linux's list of what is mounted (`/proc/mounts`, proc(5)) into the paths where an e-reader may be, in their order. */
export function drivesOfLinux(mounts: string): string[] {
  const paths = mounts.split('\n').flatMap((line) => {
    const [, where = '', type = ''] = line.split(' ')
    const path = unescaped(where)
    if (!path.startsWith('/') || NETWORK.test(type) || OF_THE_SYSTEM.test(path)) return []
    return WHERE_DRIVES_APPEAR.test(path) || REMOVABLE.test(type) ? [path] : []
  })
  return [...new Set(paths)]
}

/** White space and backslashes are written as octal numbers there. */
const unescaped = (path: string): string =>
  path.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))

/** Folders in which a system shows each drive as a folder, where it has no list of them. */
export function parentsOfDrives(platform: NodeJS.Platform, user: string | undefined): string[] {
  if (platform === 'darwin') return ['/Volumes']
  if (platform === 'win32') return []
  return [...(user ? [`/media/${user}`, `/run/media/${user}`] : []), '/media', '/mnt']
}

/** The letters that Windows gives to drives that are plugged in; C: is the computer's own. */
export const drivesOfWindows = (): string[] => [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`)

/** Turn what `FLEURON_MOUNTS` says into paths. */
export const drivesNamed = (value: string, delimiter: string): string[] => value.split(delimiter).filter(Boolean)
