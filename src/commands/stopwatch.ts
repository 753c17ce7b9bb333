/** Times the stages, and names the one at work once a build has taken longer than a second. */
export class Stopwatch {
  private readonly started = performance.now()
  private readonly stages: { name: string; from: number; to: number }[] = []
  private shown = false

  constructor(private readonly visible: boolean) {}

  begin(name: string): void {
    const now = performance.now()
    this.close(now)
    this.stages.push({ name, from: now, to: now })
    if (!this.visible || now - this.started < 1000) return
    this.shown = true
    process.stderr.write(`\r\u001b[K${name} …`)
  }

  end(): void {
    this.close(performance.now())
    if (this.shown) process.stderr.write('\r\u001b[K')
  }

  seconds(): number {
    return (performance.now() - this.started) / 1000
  }

  timings(): { stage: string; ms: number }[] {
    return this.stages.map(({ name, from, to }) => ({ stage: name, ms: Math.round(to - from) }))
  }

  private close(now: number): void {
    const last = this.stages.at(-1)
    if (last) last.to = now
  }
}
