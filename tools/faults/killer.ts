import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A process as the system tells it: a number is given again when its process has ended, its start is not. */
interface Known {
  readonly pid: number;
  readonly parent: number;
  readonly started: string;
}

/**
 * Ends, stops and continues processes, and only those that it started, or that these have started. A number alone may belong
 * to anybody by now: each is looked at again before it is touched, and Killer throws rather than touch another's.
 */
export class Killer {
  private readonly own = new Map<number, { readonly child: ChildProcess; readonly started: string }>();

  /** Whatever becomes of the process that has started them, nothing of it stays behind. */
  constructor() {
    process.once('exit', () => this.end());
  }

  /** Starts a process that may be ended here. */
  spawn(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
    const child = spawn(program, args, options);
    const known = child.pid === undefined ? null : look(child.pid);
    if (known) this.own.set(known.pid, { child, started: known.started });
    return child;
  }

  /** Ends it at once, without a word (SIGKILL). */
  kill(pid: number): void {
    this.send(pid, 'SIGKILL');
  }

  /** Asks it to end (SIGTERM unless said). */
  signal(pid: number, signal: NodeJS.Signals = 'SIGTERM'): void {
    this.send(pid, signal);
  }

  /** Holds a process and all that it has started. */
  stop(pid: number): void {
    this.sendToFamily(pid, 'SIGSTOP');
  }

  /** Lets them go on. */
  continue(pid: number): void {
    this.sendToFamily(pid, 'SIGCONT');
  }

  /** Ends whatever still runs of what was started here, and all that it has started. */
  end(): void {
    for (const [pid, { child, started }] of this.own) {
      if (child.exitCode !== null || child.signalCode !== null || look(pid)?.started !== started) continue;
      // The youngest last: whoever brings them back must not see them go.
      this.sendToFamily(pid, 'SIGKILL');
    }
    this.own.clear();
  }

  private send(pid: number, signal: NodeJS.Signals): void {
    if (!this.isOurs(pid)) throw new Error(`Process ${pid} was not started here.`);
    process.kill(pid, signal);
  }

  /** Tells it and all that it has started; who has ended meanwhile needs to be told nothing. */
  private sendToFamily(pid: number, signal: NodeJS.Signals): void {
    if (!this.isOurs(pid)) throw new Error(`Process ${pid} was not started here.`);
    for (const member of this.family(pid)) {
      try {
        process.kill(member, signal);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
  }

  private isOurs(pid: number): boolean {
    for (let known = look(pid); known && known.pid > 1; known = look(known.parent)) {
      if (this.own.get(known.pid)?.started === known.started) return true;
      if (known.pid === process.pid) return false;
    }
    return false;
  }

  private family(pid: number): number[] {
    const all = processes();
    const found = [pid];
    for (const member of found) found.push(...all.filter(({ parent }) => parent === member).map((one) => one.pid));
    return found;
  }
}

function look(pid: number): Known | null {
  return process.platform === 'linux' ? lookInProc(pid) : (listed(['-p', String(pid)])[0] ?? null);
}

function processes(): Known[] {
  if (process.platform !== 'linux') return listed(['-A']);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => lookInProc(Number(name)) ?? []);
}

function lookInProc(pid: number): Known | null {
  try {
    // proc(5): the name in brackets may hold anything; after it the fourth field is the parent, the 22nd the start.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { pid, parent: Number(fields[1]), started: fields[19] ?? '' };
  } catch {
    return null;
  }
}

function listed(which: readonly string[]): Known[] {
  try {
    const lines = execFileSync('ps', ['-o', 'pid=,ppid=,lstart=', ...which], { encoding: 'utf8' })
      .trim()
      .split('\n');
    return lines.map((line) => {
      const [pid, parent, ...started] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), started: started.join(' ') };
    });
  } catch {
    return [];
  }
}
